//! Long work: what it would cost, how far it is, and how to stop it.

use std::ops::ControlFlow;

/// Told of progress from time to time; breaks to stop the work.
pub struct Watch<'a> {
    report: Option<&'a mut dyn FnMut(Progress) -> ControlFlow<()>>,
    countdown: u32,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done now.
    pub stage: Stage,
    /// The share of that stage that is done, 0 to 1; with bounds, much may be skipped at once.
    pub share: f64,
}

/// The parts of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Frontier,
    Counting,
    Comparing,
}

/// The work was stopped from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl<'a> Watch<'a> {
    /// Reports to `report`.
    pub fn new(report: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { report: Some(report), countdown: 0 }
    }

    /// Nobody is watching.
    pub fn none() -> Self {
        Self { report: None, countdown: 0 }
    }

    /// Reports now.
    pub(super) fn tell(&mut self, stage: Stage, share: f64) -> Result<(), Stopped> {
        let stop = self.report.as_mut().is_some_and(|report| report(Progress { stage, share }).is_break());
        if stop { Err(Stopped) } else { Ok(()) }
    }

    /// Reports at every so many calls.
    #[inline]
    pub(super) fn tick(&mut self, stage: Stage, share: impl FnOnce() -> f64) -> Result<(), Stopped> {
        self.countdown += 1;
        if self.countdown < 1 << 14 {
            return Ok(());
        }
        self.countdown = 0;
        self.tell(stage, share())
    }
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}
