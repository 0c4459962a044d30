//! What Linux tells of a process: its processor time and its memory.
use std::fs::read_to_string;

use anyhow::{Context, Result};

/// Ticks of processor time in a second, as Linux counts them for programs.
const TICKS_PER_S: f64 = 100.0;

/// A process, by its number.
#[derive(Clone, Copy)]
pub struct Process(u32);

impl Process {
    pub fn new(id: u32) -> Self {
        Self(id)
    }

    /// Its number as commands take it.
    pub fn id(self) -> String {
        self.0.to_string()
    }

    /// Processor time so far, seconds, to a hundredth.
    pub fn processor_s(self) -> Result<f64> {
        processor_s(&self.id())
    }

    /// Memory now, MB.
    pub fn memory_mb(self) -> Result<f64> {
        self.status_mb("VmRSS:")
    }

    /// Most memory so far, MB.
    pub fn memory_most_mb(self) -> Result<f64> {
        self.status_mb("VmHWM:")
    }

    fn status_mb(self, name: &str) -> Result<f64> {
        let status = read_to_string(format!("/proc/{}/status", self.0));
        let status = status.context("reading its memory, which works on Linux")?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kb = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kb: f64 = kb.context("its memory is not told")?.parse()?;
        Ok(kb / 1024.0)
    }
}

/// Processor time of this tool so far, seconds.
pub fn own_processor_s() -> Result<f64> {
    processor_s("self")
}

fn processor_s(process: &str) -> Result<f64> {
    let stat = read_to_string(format!("/proc/{process}/stat"));
    let stat = stat.context("reading processor time, which works on Linux")?;
    // After the name in brackets the state is the first field, user and system time the twelfth and thirteenth.
    let (_, fields) = stat.rsplit_once(')').context("unknown form of /proc")?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: Result<Vec<f64>, _> = ticks.map(str::parse).collect();
    Ok(ticks?.iter().sum::<f64>() / TICKS_PER_S)
}
