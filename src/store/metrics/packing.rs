//! The second look at a file: its readings become blocks, which go on in small lots as soon as they fill the room.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Sender;

use super::block::Filling;
use super::look::{LookProblem, Looked, pieces};
use crate::bundle::hex;
use crate::domain::guide::metrics::{PlaceCode, PlaceKind};
use crate::domain::metrics::{
    Contents, File, FileProblem, KeptColumn, KeptRemark, Parsed, ReadColumn, Reading, Remark, Subgroup, Tally, Typicals, Years,
};

/// How many bytes of blocks wait in memory at most, before all go on.
const ROOM: usize = 12 << 20;
/// How many bytes go on together: what is written in one turn, so that others wait a moment only.
const LOT: usize = 256 << 10;

/// A block on its way: of which place, and who shares one estimate with it, a line each, with the years: `county-29019 2014 2015`.
#[derive(Debug)]
pub(super) struct Packed {
    pub place: PlaceCode,
    pub alike: String,
    pub block: Vec<u8>,
}

/// Blocks that go on together, and of whom they speak so far.
#[derive(Debug, Default)]
pub(super) struct Lot {
    pub blocks: Vec<Packed>,
    pub groups: Vec<Subgroup>,
}

/// A file that is to be read through.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its name, which says nothing about what it holds.
    pub name: String,
    /// What the first look found.
    pub looked: Arc<Looked>,
    /// The years that somebody named for the columns of a file without years.
    pub years: Years,
}

/// Who is told how far the work has come: how much is done, and of how much.
pub type Told = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// What came out of a file besides its blocks.
#[derive(Debug)]
pub(super) struct Through {
    pub parsed: Parsed,
    pub contents: Contents,
    pub typicals: Typicals,
}

#[derive(Default)]
struct Packing {
    groups: Vec<Subgroup>,
    fillings: HashMap<PlaceCode, Filling>,
    bytes: usize,
    years: BTreeSet<u16>,
    tally: Tally,
}

impl Packing {
    fn take(&mut self, reading: &Reading<'_>) {
        let of = reading.of;
        let group = self.groups.iter().position(|group| *group == of.subgroup).unwrap_or_else(|| {
            self.groups.push(of.subgroup);
            self.groups.len() - 1
        });
        let filling = self.fillings.entry(of.place).or_default();
        let before = filling.bytes.len();
        filling.add(reading, group);
        self.bytes += filling.bytes.len() - before;
        self.years.insert(of.year);
        self.tally.take(reading);
    }

    fn lot(&self) -> Lot {
        Lot { blocks: Vec::new(), groups: self.groups.clone() }
    }

    /// Lets all blocks go on, as far as they are filled; whether somebody takes them.
    fn let_go(&mut self, to: &Sender<Lot>, alike: &mut impl FnMut(PlaceCode) -> String) -> bool {
        let mut places: Vec<PlaceCode> = self.fillings.keys().copied().collect();
        places.sort_unstable();
        let (mut lot, mut size) = (self.lot(), 0);
        for place in places {
            let block = self.fillings.get_mut(&place).map(Filling::take).unwrap_or_default();
            let alike = alike(place);
            if block.is_empty() && alike.is_empty() {
                continue;
            }
            size += block.len() + alike.len();
            lot.blocks.push(Packed { place, alike, block });
            if size >= LOT {
                size = 0;
                if to.blocking_send(std::mem::replace(&mut lot, self.lot())).is_err() {
                    return false;
                }
            }
        }
        self.bytes = 0;
        lot.blocks.is_empty() || to.blocking_send(lot).is_ok()
    }
}

/// Nobody takes the blocks any more: whoever wrote them failed, and tells why.
fn given_up() -> LookProblem {
    LookProblem::Unreadable(std::io::Error::from(std::io::ErrorKind::BrokenPipe))
}

/// Reads a file through. It blocks: give it a thread of its own.
pub(super) fn read_through(source: &mut impl Read, incoming: &Incoming, to: &Sender<Lot>, told: &Told) -> Result<Through, LookProblem> {
    let file = &incoming.looked.file;
    let mut packing = Packing::default();
    let (mut reader, mut digest, mut done) = (file.reader(&incoming.years), Sha256::new(), 0);
    pieces(source, |piece| {
        digest.update(piece);
        reader.push(piece, &mut |reading| packing.take(&reading))?;
        done += piece.len() as u64;
        told(done, file.bytes() * 2);
        if packing.bytes > ROOM && !packing.let_go(to, &mut |_| String::new()) {
            return Err(given_up());
        }
        Ok(())
    })?;
    let parsed = reader.finish(&mut |reading| packing.take(&reading))?;
    if hex(&digest.finalize()) != incoming.looked.digest {
        return Err(FileProblem::Changed.into());
    }
    let (typicals, mut alike) = std::mem::take(&mut packing.tally).finish();
    let mut others = |place: PlaceCode| {
        let line = |(other, years): (PlaceCode, BTreeSet<u16>)| years.iter().fold(other.to_string(), |line, year| format!("{line} {year}"));
        let lines: Vec<String> = alike.remove(&place).unwrap_or_default().into_iter().map(line).collect();
        lines.join("\n")
    };
    if !packing.let_go(to, &mut others) {
        return Err(given_up());
    }
    let contents = contents(incoming, &parsed, packing);
    Ok(Through { parsed, contents, typicals })
}

fn contents(incoming: &Incoming, parsed: &Parsed, packing: Packing) -> Contents {
    let file = &incoming.looked.file;
    let count = |kind: PlaceKind| file.places().keys().filter(|place| place.kind() == kind).count() as u64;
    let remark = |Remark { kind, about, count, lines }: Remark| KeptRemark {
        what: kind.in_words().to_owned(),
        about,
        count,
        lines,
        is_left_out: kind.is_left_out(),
    };
    Contents {
        bytes: file.bytes(),
        rows: file.rows(),
        empty_rows: parsed.empty_rows,
        is_exact: file.recognized().version.is_some(),
        columns: columns(file),
        unread: file.unread().iter().map(|unread| (unread.name.clone(), unread.why.to_owned())).collect(),
        groups: packing.groups,
        years: packing.years,
        places: PlaceKind::ALL.map(count),
        new_places: file.new_places().clone(),
        remarks: parsed.remarks.iter().map(remark).collect(),
    }
}

/// The columns that are read of a file.
pub(super) fn columns(file: &File) -> Vec<KeptColumn> {
    let kept = |column: &ReadColumn| KeptColumn { name: column.name.clone(), definition: column.definition, times: column.times };
    file.columns().iter().map(kept).collect()
}
