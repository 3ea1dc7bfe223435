//! Flags and environment, read once.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
use milepost::domain::guide::Guide;
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::store::file::place;
use uuid::Uuid;

use crate::command::{Face, Format, MetricsWish, Settles, Sheet, Wanted, Wish};

const PORT: u16 = 7878;
const LISTEN_HELP: &str = "The address and port to listen on. Only addresses of this computer itself are allowed. \
    If the port is taken, the next free one is used. [default: 127.0.0.1:7878] [env: MILEPOST_LISTEN]";

const BESIDE_HELP: &str = "Without this, it is in the folder “Milepost data” beside the program if there is one, else in your data folder.";

const EXIT_CODES: &str = "Exit codes:
  0  Done
  1  It failed; the reason is on the standard error, and nothing was half done
  2  It was called in a way that makes no sense
  3  An import has something for a person to choose: nothing was imported, or, after --take-theirs, what could not come in";

/// Find out whether a city or county is ready for a Mobility Action Plan, decide, and prepare.
///
/// Without a command, Milepost starts and opens in your browser. All that you enter stays in one file on this computer.
#[derive(Debug, Parser)]
#[command(name = "milepost", version, after_help = EXIT_CODES)]
struct Flags {
    /// The data file.
    #[arg(long, value_name = "FILE", global = true, env = "MILEPOST_DATA", hide_env_values = true)]
    data: Option<PathBuf>,
    #[command(flatten)]
    serve: ServeFlags,
    #[command(subcommand)]
    command: Option<Named>,
}

#[derive(Debug, Args)]
struct ServeFlags {
    #[arg(long, value_name = "ADDRESS", help = LISTEN_HELP)]
    listen: Option<String>,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
}

#[derive(Debug, Subcommand)]
enum Named {
    /// Start Milepost and open it in the browser. This is what happens without a command, too.
    Serve(ServeFlags),
    /// Check the data file: its structure, its history, and every value against its history. Changes nothing.
    Check,
    /// Make a backup and check it.
    Backup {
        /// Where to put it: a new file, or a folder. Without this, it goes to the folder of backups beside the data file.
        to: Option<PathBuf>,
    },
    /// List the jurisdictions in the data file with their rounds and ids.
    List {
        /// Write JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Make a document of a round: the report, the brief, the work plan, a worksheet, the packet for the council, the roster of the coalition, the Summary of Findings, the Mobility Action Plan or the cards of its strategic actions.
    Report {
        /// The id of the round, as `milepost list` tells it.
        #[arg(value_parser = round)]
        id: AssessmentId,
        /// Which document.
        #[arg(long, value_enum, default_value_t = Face::Report)]
        document: Face,
        /// Of the worksheet, only the steps that this role can best answer.
        #[arg(long, value_parser = role)]
        role: Option<String>,
        /// The form. Without this, PDF; of the packet, a zip file.
        #[arg(long, short, value_enum)]
        format: Option<Format>,
        /// Leave all notes out.
        #[arg(long)]
        without_notes: bool,
        /// The paper, if it is another than the jurisdiction's.
        #[arg(long, value_enum)]
        paper: Option<Sheet>,
        /// A new file to write to. Without this, it goes to the standard output.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Export a jurisdiction, or all, as one file that another Milepost can import.
    Export {
        /// The id of the jurisdiction, as `milepost list` tells it.
        #[arg(required_unless_present = "all", conflicts_with = "all", value_parser = jurisdiction)]
        id: Option<JurisdictionId>,
        /// Export all of them, with what lies in the bin.
        #[arg(long)]
        all: bool,
        /// A new file to write to. Without this, it goes to the standard output.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Import what another Milepost exported. What is new comes in; what differs stays as it is here.
    #[command(after_help = EXIT_CODES)]
    Import {
        /// The file; - is the standard input.
        file: PathBuf,
        /// Where both copies were changed, take what the file says.
        #[arg(long)]
        take_theirs: bool,
        /// Where both copies were changed, keep what is here.
        #[arg(long, conflicts_with = "take_theirs")]
        keep_ours: bool,
        /// Change nothing, and say what an import would do.
        #[arg(long)]
        dry_run: bool,
        /// Write JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Releases of the Mobility Metrics: import published files, list them, remove one.
    #[command(subcommand)]
    Metrics(NamedMetrics),
    /// Write completions for a shell to the standard output.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Go back to a backup. The file in use is kept beside it.
    Restore {
        /// The name of the backup, or its path. Without this, the backups are listed.
        backup: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum NamedMetrics {
    /// Import published files, each of them whole or not at all.
    Import {
        /// The CSV files, as they were published.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Where a file has no years, take those that the publisher names for its columns.
        #[arg(long)]
        offered_years: bool,
    },
    /// List the releases that were imported.
    List {
        /// Write JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Remove a release. What findings rest on stays with them.
    Remove {
        /// The id of the release, as `milepost metrics list` tells it.
        #[arg(value_parser = release)]
        id: Uuid,
    },
}

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Settings {
    /// The data file.
    pub data: PathBuf,
    /// Whether that is the usual place, whose folder a first run makes.
    pub is_usual_place: bool,
    /// What to do.
    pub command: Command,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Start, and open the browser unless told not to.
    Serve {
        /// Where to listen.
        listen: SocketAddr,
        /// Whether to open the browser.
        open: bool,
    },
    /// Check the data file.
    Check,
    /// Make a backup.
    Backup {
        /// Where to put it, if not in its usual folder.
        to: Option<PathBuf>,
    },
    /// Go back to a backup, or list them.
    Restore {
        /// Which.
        backup: Option<PathBuf>,
    },
    /// List what is in the file.
    List {
        /// Whether a program reads it.
        json: bool,
    },
    /// Make a document of a round.
    Report(Wanted),
    /// Export one jurisdiction, or all.
    Export {
        /// Which one.
        only: Option<JurisdictionId>,
        /// Where to, if not to the standard output.
        output: Option<PathBuf>,
    },
    /// Import a bundle.
    Import(Wish),
    /// Do something with the metrics.
    Metrics(MetricsWish),
    /// Write completions for a shell.
    Completions(Shell),
}

impl Settings {
    /// Reads flags and environment. Help, version and wrong usage end the program here.
    ///
    /// # Errors
    /// A plain message about a flag whose value cannot be used.
    pub fn read() -> Result<Self, String> {
        let beside = std::env::current_exe().ok().and_then(|program| place::beside(&program));
        let usual = beside.or_else(place::usual);
        let told = usual.as_ref().map_or_else(String::new, |usual| format!(" [default: {}]", usual.display()));
        let command = Flags::command()
            .mut_arg("data", |data| data.help(format!("The data file. It is made if it does not exist. {BESIDE_HELP}{told}")));
        let flags = Flags::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
        // Not through clap, since a flag before the command must win over it and one after it over both.
        Self::of(flags, std::env::var("MILEPOST_LISTEN").ok(), usual)
    }

    fn of(flags: Flags, environment: Option<String>, usual: Option<PathBuf>) -> Result<Self, String> {
        let given = flags.data.filter(|path| !path.as_os_str().is_empty());
        let is_usual_place = given.is_none();
        let data = given.or(usual).ok_or("This account has no folder for data. Name a data file with --data FILE.")?;
        let serve = |flags: ServeFlags| -> Result<Command, String> {
            let listen = flags.listen.map_or(Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, PORT))), |text| listen(&text))?;
            Ok(Command::Serve { listen, open: !flags.no_open })
        };
        let outer = ServeFlags { listen: flags.serve.listen.or(environment.filter(|text| !text.is_empty())), ..flags.serve };
        let command = match flags.command {
            None => serve(outer)?,
            Some(Named::Serve(inner)) => {
                serve(ServeFlags { listen: inner.listen.or(outer.listen), no_open: inner.no_open || outer.no_open })?
            }
            Some(Named::Check) => Command::Check,
            Some(Named::Backup { to }) => Command::Backup { to },
            Some(Named::Restore { backup }) => Command::Restore { backup },
            Some(Named::List { json }) => Command::List { json },
            Some(Named::Report { id, document: face, role, format, without_notes, paper, output }) => {
                if role.is_some() && face != Face::Worksheet {
                    return Err("Only the worksheet has a sheet for each role. Add --document worksheet.".to_owned());
                }
                let format = Wanted::format(face, format)?;
                Command::Report(Wanted { round: id, face, role, format, with_notes: !without_notes, paper, output })
            }
            Some(Named::Export { id, all: _, output }) => Command::Export { only: id, output },
            Some(Named::Import { file, take_theirs, keep_ours, dry_run, json }) => {
                let settles = if take_theirs { Settles::ByTheirs } else { Settles::ByOurs };
                let settles = (take_theirs || keep_ours).then_some(settles);
                Command::Import(Wish { file, settles, is_dry: dry_run, as_json: json })
            }
            Some(Named::Metrics(NamedMetrics::Import { files, offered_years })) => {
                Command::Metrics(MetricsWish::Import { files, takes_years: offered_years })
            }
            Some(Named::Metrics(NamedMetrics::List { json })) => Command::Metrics(MetricsWish::List { as_json: json }),
            Some(Named::Metrics(NamedMetrics::Remove { id })) => Command::Metrics(MetricsWish::Remove(id)),
            Some(Named::Completions { shell }) => Command::Completions(shell),
        };
        Ok(Self { data, is_usual_place, command })
    }
}

/// The completions of a shell, from the flags themselves.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Flags::command(), "milepost", &mut script);
    script
}

/// Reads an id as `milepost list` tells it.
fn jurisdiction(text: &str) -> Result<JurisdictionId, String> {
    text.parse().map_err(|_| "this is not an id; to see which there are, run: milepost list".to_owned())
}

/// Reads the id of a release.
fn release(text: &str) -> Result<Uuid, String> {
    text.parse().map_err(|_| "this is not an id; to see which there are, run: milepost metrics list".to_owned())
}

/// Reads the id of a round.
fn round(text: &str) -> Result<AssessmentId, String> {
    text.parse().map_err(|_| "this is not an id; to see which there are, run: milepost list".to_owned())
}

/// Reads the key of a role.
fn role(text: &str) -> Result<String, String> {
    let keys: Vec<&str> = Guide::current().roles.iter().map(|role| role.key.as_str()).collect();
    if keys.contains(&text) { Ok(text.to_owned()) } else { Err(format!("the roles are: {}", keys.join(", "))) }
}

/// Reads an address to listen on: `127.0.0.1:7878`, `localhost:7878`, `[::1]:7878`, or either part alone.
fn listen(text: &str) -> Result<SocketAddr, String> {
    let plain = text.trim().to_lowercase().replace("localhost", "127.0.0.1");
    let address = plain
        .parse()
        .or_else(|_| plain.parse().map(|port: u16| SocketAddr::from((Ipv4Addr::LOCALHOST, port))))
        .or_else(|_| plain.trim_start_matches('[').trim_end_matches(']').parse().map(|ip: IpAddr| SocketAddr::from((ip, PORT))))
        .map_err(|_| format!("“{text}” is not an address to listen on. Write it like 127.0.0.1:7878."))?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err(format!(
            "Milepost can be reached from this computer only, so it does not listen on {}. Use 127.0.0.1, localhost or [::1].",
            address.ip()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> Settings {
        let flags = Flags::try_parse_from([&["milepost"], arguments].concat()).unwrap();
        Settings::of(flags, None, Some(PathBuf::from("usual.db"))).unwrap()
    }

    #[test]
    fn without_a_command_it_serves() {
        let plain = settings(&[]);
        assert_eq!(plain.command, Command::Serve { listen: "127.0.0.1:7878".parse().unwrap(), open: true });
        assert!(plain.is_usual_place);
        let serve = Command::Serve { listen: "127.0.0.1:80".parse().unwrap(), open: false };
        assert_eq!(settings(&["--listen", "80", "--no-open"]).command, serve);
        assert_eq!(settings(&["serve", "--listen", "80", "--no-open"]).command, serve);
        assert_eq!(settings(&["--listen", "81", "--no-open", "serve", "--listen", "80"]).command, serve);
    }

    #[test]
    fn the_data_file_may_be_named_before_or_after_the_command() {
        assert_eq!(settings(&["--data", "a.db", "check"]), settings(&["check", "--data", "a.db"]));
        assert!(!settings(&["check", "--data", "a.db"]).is_usual_place);
    }

    #[test]
    fn it_listens_on_this_computer_only() {
        for (text, address) in [
            ("127.0.0.1:80", "127.0.0.1:80"),
            ("localhost:80", "127.0.0.1:80"),
            ("localhost", "127.0.0.1:7878"),
            ("[::1]:80", "[::1]:80"),
            ("::1", "[::1]:7878"),
            ("0", "127.0.0.1:0"),
        ] {
            assert_eq!(listen(text), Ok(address.parse().unwrap()), "{text}");
        }
        for text in ["0.0.0.0:80", "192.168.1.4:80", "[::]:80", "milepost.example:80", "", "127.0.0.1:99999"] {
            assert!(listen(text).is_err(), "{text}");
        }
    }
}
