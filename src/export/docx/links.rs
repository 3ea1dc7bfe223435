//! What the parts of a Word file refer to by number: addresses, lists, content controls.

/// The longest address that Word follows, in characters.
const LIMIT: usize = 2_000;

/// The numbers given so far.
#[derive(Debug, Default)]
pub struct Links<'a> {
    addresses: Vec<(&'a str, String)>,
    boxes: usize,
    lists: usize,
}

impl<'a> Links<'a> {
    /// The number of the relation to an address of the web, 0 for anything else.
    pub fn to(&mut self, href: &'a str) -> usize {
        let is_web = (href.starts_with("https://") || href.starts_with("http://")) && href.chars().count() <= LIMIT;
        if !is_web {
            return 0;
        }
        if let Some(at) = self.addresses.iter().position(|(known, _)| *known == href) {
            return at + 1;
        }
        self.addresses.push((href, sound(href)));
        self.addresses.len()
    }

    /// A number for one more box.
    pub fn next_box(&mut self) -> usize {
        self.boxes += 1;
        self.boxes
    }

    /// A number for one more numbered list; the first is 2, since bullets have 1.
    pub fn next_list(&mut self) -> usize {
        self.lists += 1;
        self.lists + 1
    }

    /// The addresses in the order of their numbers.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(|(_, sound)| sound.as_str())
    }

    /// The numbers of the numbered lists.
    pub fn lists(&self) -> std::ops::RangeInclusive<usize> {
        2..=self.lists + 1
    }
}

/// The address without characters that no address may hold, since Word refuses a file with a bad one.
fn sound(href: &str) -> String {
    href.chars().fold(String::new(), |mut held, c| {
        match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => held.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_control() || c.is_whitespace() => {}
            c => held.push(c),
        }
        held
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed_and_each_has_one_number() {
        let mut links = Links::default();
        assert_eq!(
            ["https://a.org", "javascript:alert(1)", "", "http://b.org/{x}", "https://a.org"].map(|href| links.to(href)),
            [1, 0, 0, 2, 1]
        );
        assert_eq!(links.addresses().collect::<Vec<_>>(), ["https://a.org", "http://b.org/%7Bx%7D"]);
    }
}
