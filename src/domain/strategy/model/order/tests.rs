use std::collections::BTreeSet;

use super::*;

/// Numbers that fall by chance, and the same ones each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

type Made = (Vec<usize>, Vec<(usize, usize)>);

/// Six columns of two to six entries, and links as long as no column holds more than six entries and bend points.
fn small(chance: &mut Chance) -> Made {
    let sizes: Vec<usize> = (0..6).map(|_| 2 + chance.below(5)).collect();
    let columns: Vec<usize> = sizes.iter().enumerate().flat_map(|(column, n)| std::iter::repeat_n(column, *n)).collect();
    let n = columns.len();
    let (most, mut load, mut links) = (n + chance.below(n), sizes, BTreeSet::new());
    for _ in 0..2_000 {
        let (from, to) = (chance.below(n), chance.below(n));
        let (start, end) = (columns[from], columns[to]);
        if links.len() < most && start < end && !links.contains(&(from, to)) && load[start + 1..end].iter().all(|load| *load < 6) {
            load[start + 1..end].iter_mut().for_each(|load| *load += 1);
            links.insert((from, to));
        }
    }
    (columns, links.into_iter().collect())
}

/// Sixty entries and 120 links, a quarter of which may skip columns.
fn large(chance: &mut Chance) -> Made {
    let mut columns: Vec<usize> = (0..60).map(|at| if at < 6 { at } else { chance.below(6) }).collect();
    columns.sort_unstable();
    let mut links = BTreeSet::new();
    while links.len() < 120 {
        let (from, to) = (chance.below(60), chance.below(60));
        if columns[from] < columns[to] && (columns[to] - columns[from] == 1 || chance.below(4) == 0) {
            links.insert((from, to));
        }
    }
    (columns, links.into_iter().collect())
}

fn as_they_came(columns: &[usize]) -> Vec<Vec<usize>> {
    let mut order = vec![Vec::new(); 6];
    for (entry, column) in columns.iter().enumerate() {
        order[*column].push(entry);
    }
    order
}

fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for last in 0..n {
        let with = |order: &Vec<usize>| {
            let order = order.clone();
            (0..=last).map(move |at| {
                let mut with = order.clone();
                with.insert(at, last);
                with
            })
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// The least number of crossings of all orders of entries and bend points, column after column. What crosses more often
/// than `known` before its last column is no longer looked at.
fn least(graph: &Graph, known: usize) -> usize {
    let nodes: Vec<Vec<usize>> = (0..graph.width()).map(|c| (0..graph.nodes()).filter(|v| graph.column(*v) == c).collect()).collect();
    let all: Vec<Vec<Vec<usize>>> = (0..=6).map(orders).collect();
    let mut costs = vec![0; all[nodes[0].len()].len()];
    for two in nodes.windows(2) {
        let (left, right) = (&two[0], &two[1]);
        let n = right.len();
        let mut next = vec![usize::MAX; all[n].len()];
        for (order, cost) in all[left.len()].iter().zip(&costs).filter(|(_, cost)| **cost <= known) {
            let mut at = vec![0; graph.nodes()];
            for (place, node) in order.iter().enumerate() {
                at[left[*node]] = place;
            }
            let pair = |one: usize, other: usize| {
                let (own, others) = (graph.before(right[one]), graph.before(right[other]));
                own.iter().map(|a| others.iter().filter(|b| at[*a] > at[**b]).count()).sum::<usize>()
            };
            let mut pairs = [[0; 6]; 6];
            for (one, row) in pairs.iter_mut().enumerate().take(n) {
                for (other, crossings) in row.iter_mut().enumerate().take(n).filter(|(other, _)| *other != one) {
                    *crossings = pair(one, other);
                }
            }
            for (order, best) in all[n].iter().zip(&mut next) {
                let mut sum = *cost;
                for (at, one) in order.iter().enumerate() {
                    if sum >= *best {
                        break;
                    }
                    sum += order[at + 1..].iter().map(|other| pairs[*one][*other]).sum::<usize>();
                }
                *best = sum.min(*best);
            }
        }
        costs = next;
    }
    costs.into_iter().min().unwrap()
}

/// Pairs that cross, one by one: what the program counts is held against it.
fn counted(graph: &Graph, order: &Order) -> usize {
    let parts = || graph.paths().iter().flat_map(|path| path.windows(2).map(|two| (two[0], two[1])));
    let mut crossings = 0;
    for (a, b) in parts() {
        for (c, d) in parts().filter(|(c, _)| graph.column(*c) == graph.column(a)) {
            crossings += usize::from(order.at(a) < order.at(c) && order.at(b) > order.at(d));
        }
    }
    crossings
}

/// So many sweeps of the barycenter rule over entries and bend points, there and back, and the fewest crossings on the way.
fn swept(graph: &Graph, order: &Order, sweeps: usize) -> usize {
    let mut columns = order.columns().to_vec();
    let mut fewest = order.crossings(graph);
    for sweep in 0..sweeps {
        for step in 1..graph.width() {
            let (column, beside) = if sweep % 2 == 0 { (step, step - 1) } else { (graph.width() - 1 - step, graph.width() - step) };
            let at: Vec<f64> = (0..graph.nodes())
                .map(|node| columns[beside].iter().position(|o| *o == node).map_or(0.0, |at| f64::from(u32::try_from(at).unwrap())))
                .collect();
            let old = columns[column].clone();
            let mean = |node: usize| {
                let ends = if sweep % 2 == 0 { graph.before(node) } else { graph.after(node) };
                let stays = old.iter().position(|o| *o == node).unwrap();
                let many = f64::from(u32::try_from(ends.len()).unwrap());
                if ends.is_empty() { f64::from(u32::try_from(stays).unwrap()) } else { ends.iter().map(|end| at[*end]).sum::<f64>() / many }
            };
            columns[column].sort_by(|one, other| mean(*one).total_cmp(&mean(*other)));
        }
        fewest = fewest.min(Order::of(columns.clone(), graph.nodes()).crossings(graph));
    }
    fewest
}

fn drawn(graph: &Graph, entries: &[Vec<usize>]) -> usize {
    with_bends(graph, entries).crossings
}

#[test]
fn crossings_are_counted_as_one_by_one() {
    let mut chance = Chance(3);
    for _ in 0..40 {
        let (columns, links) = small(&mut chance);
        let graph = Graph::of(&columns, &links);
        let found = with_bends(&graph, &as_they_came(&columns));
        assert_eq!(found.crossings, counted(&graph, &found.order));
        assert_eq!(found.order.entries(&graph), as_they_came(&columns), "people's order stays");
    }
}

#[test]
fn tidy_comes_near_the_least_number_of_crossings_of_small_models() {
    let (mut chance, mut ours, mut exact) = (Chance(7), 0, 0);
    for _ in 0..200 {
        let (columns, links) = small(&mut chance);
        let graph = Graph::of(&columns, &links);
        let entries = as_they_came(&columns);
        let tidied = tidy(&graph, &entries).unwrap_or(entries);
        let crossings = drawn(&graph, &tidied);
        let least = least(&graph, crossings);
        assert!(crossings >= least, "{crossings} is fewer than {least}");
        ours += crossings;
        exact += least;
    }
    assert!(exact > 2_000, "{exact}: models in which something crosses");
    assert!(ours * 100 <= exact * 105, "{ours} crossings where {exact} are the least");
}

#[test]
fn tidy_leaves_no_more_crossings_in_large_models_than_sweeping_does() {
    let (mut chance, mut ours, mut theirs, mut worse) = (Chance(7), 0, 0, 0);
    for _ in 0..200 {
        let (columns, links) = large(&mut chance);
        let graph = Graph::of(&columns, &links);
        let entries = as_they_came(&columns);
        let start = with_bends(&graph, &entries);
        let tidied = tidy(&graph, &entries).unwrap_or(entries);
        let (crossings, left) = (drawn(&graph, &tidied), swept(&graph, &start.order, 24));
        worse += usize::from(crossings > left);
        ours += crossings;
        theirs += left;
    }
    assert!(ours <= theirs, "{ours} crossings where sweeping leaves {theirs}");
    assert!(worse <= 10, "in {worse} of 200 models sweeping leaves fewer");
}

#[test]
fn tidy_proposes_nothing_that_is_no_better_and_the_same_each_time() {
    let crossed = Graph::of(&[0, 0, 1, 1], &[(0, 3), (1, 2)]);
    assert_eq!(tidy(&crossed, &[vec![0, 1], vec![2, 3]]), Some(vec![vec![1, 0], vec![2, 3]]));
    assert_eq!(tidy(&crossed, &[vec![0, 1], vec![3, 2]]), None);
    // All three inputs lead to both activities: no order is better.
    let full = Graph::of(&[0, 0, 1, 1], &[(0, 2), (0, 3), (1, 2), (1, 3)]);
    assert_eq!(tidy(&full, &[vec![1, 0], vec![2, 3]]), None);
    let (columns, links) = large(&mut Chance(11));
    let graph = Graph::of(&columns, &links);
    assert_eq!(tidy(&graph, &as_they_came(&columns)), tidy(&graph, &as_they_came(&columns)));
}

#[test]
fn a_new_entry_takes_the_place_with_the_fewest_crossings_and_moves_nobody() {
    let mut chance = Chance(5);
    for _ in 0..60 {
        let (columns, links) = small(&mut chance);
        let new = columns.len() - 1 - chance.below(columns.len());
        let graph = Graph::of(&columns, &links);
        let mut entries = as_they_came(&columns);
        entries[columns[new]].retain(|entry| *entry != new);
        let at = best_place(&graph, &entries, new);
        let with_it = |at: usize| {
            let mut with = entries.clone();
            with[columns[new]].insert(at, new);
            bends::with_bends_at_once(&graph, &with).crossings
        };
        let all: Vec<usize> = (0..=entries[columns[new]].len()).map(with_it).collect();
        assert_eq!(all[at], *all.iter().min().unwrap(), "{all:?}");
        assert!(all[at + 1..].iter().all(|other| *other > all[at]), "of several the last: {all:?}");
    }
}

#[test]
fn no_link_runs_back() {
    let mut chance = Chance(13);
    for _ in 0..200 {
        let columns: Vec<usize> = (0..12).map(|_| chance.below(6)).collect();
        let links: Vec<(usize, usize)> = (0..30).map(|_| (chance.below(12), chance.below(12))).collect();
        let graph = Graph::of(&columns, &links);
        for path in graph.paths() {
            assert!(path.windows(2).all(|two| graph.column(two[1]) == graph.column(two[0]) + 1));
        }
        let forward = links.iter().filter(|(from, to)| columns[*from] < columns[*to]).count();
        assert_eq!(graph.paths().len(), forward);
    }
}
