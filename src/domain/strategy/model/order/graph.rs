//! Entries in columns, and the way of each link through the columns that it passes.

/// Entries in columns with the links between them. A link that skips columns has a bend point in each of them, so that
/// every stretch of it leads from one column to the next. Nodes are the entries, by their numbers, and then the bend points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// How many of the nodes are entries.
    entries: usize,
    /// How many columns there are.
    width: usize,
    /// The column of each node.
    column: Vec<usize>,
    /// The nodes of the column before that lead to each node.
    before: Vec<Vec<usize>>,
    /// The nodes of the column after that each node leads to.
    after: Vec<Vec<usize>>,
    /// The nodes along each link, its two entries among them.
    paths: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of entries, each with its column, and of links between them. A link that does not lead to a later column
    /// is none.
    #[must_use]
    pub fn of(columns: &[usize], links: &[(usize, usize)]) -> Self {
        let mut graph = Self {
            entries: columns.len(),
            width: columns.iter().max().map_or(0, |last| last + 1),
            column: columns.to_vec(),
            before: vec![Vec::new(); columns.len()],
            after: vec![Vec::new(); columns.len()],
            paths: Vec::with_capacity(links.len()),
        };
        for (from, to) in links {
            graph.link(*from, *to);
        }
        graph
    }

    fn link(&mut self, from: usize, to: usize) {
        let (start, end) = (self.column[from], self.column[to]);
        if start >= end {
            return;
        }
        let mut path = vec![from];
        for column in start + 1..=end {
            let last = path[path.len() - 1];
            let next = if column == end { to } else { self.bend(column) };
            self.after[last].push(next);
            self.before[next].push(last);
            path.push(next);
        }
        self.paths.push(path);
    }

    fn bend(&mut self, column: usize) -> usize {
        self.column.push(column);
        self.before.push(Vec::new());
        self.after.push(Vec::new());
        self.column.len() - 1
    }

    /// How many entries there are.
    #[must_use]
    pub const fn entries(&self) -> usize {
        self.entries
    }

    /// How many nodes there are.
    #[must_use]
    pub const fn nodes(&self) -> usize {
        self.column.len()
    }

    /// Whether a link skips a column.
    #[must_use]
    pub const fn has_bends(&self) -> bool {
        self.entries < self.column.len()
    }

    /// How many columns there are.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The column of a node.
    #[must_use]
    pub fn column(&self, node: usize) -> usize {
        self.column[node]
    }

    /// Whether a node is an entry.
    #[must_use]
    pub const fn is_entry(&self, node: usize) -> bool {
        node < self.entries
    }

    /// The nodes of the column before that lead to a node.
    #[must_use]
    pub fn before(&self, node: usize) -> &[usize] {
        &self.before[node]
    }

    /// The nodes of the column after that a node leads to.
    #[must_use]
    pub fn after(&self, node: usize) -> &[usize] {
        &self.after[node]
    }

    /// The nodes along each link, its two entries among them.
    #[must_use]
    pub fn paths(&self) -> &[Vec<usize>] {
        &self.paths
    }
}
