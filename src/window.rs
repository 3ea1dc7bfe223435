//! The window that a double-click opens on Windows: it ends with the program, so a message in it has to be waited for.

use std::io::{BufRead, IsTerminal, Write};

/// How the program was started.
#[derive(Debug, Clone, Copy)]
struct Start {
    is_windows: bool,
    has_arguments: bool,
    is_watched: bool,
}

impl Start {
    /// Whether a message could be gone before anybody has read it. A script names what it wants, or reads the message
    /// itself; somebody who types the bare name in a window of their own presses Enter once.
    const fn may_vanish(self) -> bool {
        self.is_windows && !self.has_arguments && self.is_watched
    }
}

/// Waits for Enter where the message just told would be gone.
pub fn stay_open() {
    let start = Start {
        is_windows: cfg!(windows),
        has_arguments: std::env::args_os().len() > 1,
        is_watched: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
    };
    if start.may_vanish() {
        wait(&mut std::io::stdin().lock(), &mut std::io::stderr().lock());
    }
}

fn wait(input: &mut impl BufRead, output: &mut impl Write) {
    // Without a console nobody reads it, which is no error.
    let _ = write!(output, "Press Enter to close this window.").and_then(|()| output.flush());
    let _ = input.read_line(&mut String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_window_of_a_double_click_waits() {
        let double_click = Start { is_windows: true, has_arguments: false, is_watched: true };
        assert!(double_click.may_vanish());
        for other in [
            Start { is_windows: false, ..double_click },
            Start { has_arguments: true, ..double_click },
            Start { is_watched: false, ..double_click },
        ] {
            assert!(!other.may_vanish(), "{other:?}");
        }
    }

    #[test]
    fn it_says_what_it_waits_for_and_ends_with_enter() {
        let (mut input, mut output) = (&b"\r\nmore"[..], Vec::new());
        wait(&mut input, &mut output);
        assert_eq!(output, b"Press Enter to close this window.");
        assert_eq!(input, b"more");
    }
}
