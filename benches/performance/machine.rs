//! What it was measured on.

use std::process::Command;

use milepost::domain::words::dates;

/// The machine and the day, in a sentence's words.
pub fn told() -> String {
    let today = dates::long(time::OffsetDateTime::now_utc().date());
    let memory = line("/proc/meminfo", "MemTotal:");
    let memory =
        memory.trim_end_matches(" kB").trim().parse::<f64>().map_or_else(|_| "?".to_owned(), |kb| format!("{:.0}", kb / 1024.0 / 1024.0));
    let system = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{today}: {} cores ({}), {memory} GiB of memory, Linux {}; the load average at the end of the run was {}",
        cores(),
        processor(),
        system.split('.').take(2).collect::<Vec<_>>().join("."),
        load.split(' ').next().unwrap_or_default(),
    )
}

fn processor() -> String {
    line("/proc/cpuinfo", "model name").trim_start_matches([' ', '\t', ':']).to_owned()
}

fn line(file: &str, start: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix(start)).unwrap_or("unknown").trim().to_owned()
}

/// How many cores there are.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// A command that runs on one core alone, if there are several to choose from.
pub fn on_core(core: usize, program: &str) -> Command {
    if cores() > core && cores() > 1 && is_there("taskset") {
        let mut command = Command::new("taskset");
        command.args(["-c", &core.to_string(), program]);
        return command;
    }
    Command::new(program)
}

/// Whether a program can be started.
pub fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}
