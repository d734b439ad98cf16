//! Where a thread puts what it has made; the window looks into it now and then.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Mutex, PoisonError};

/// The end that is looked into. The lock is never contended: it only lets whoever holds the box be shared.
pub(super) struct Inbox<T>(Mutex<Receiver<T>>);

impl<T> Inbox<T> {
    /// An inbox and the way into it.
    pub fn new() -> (Sender<T>, Self) {
        let (send, receive) = channel();
        (send, Self(Mutex::new(receive)))
    }

    /// The next thing, without waiting for it.
    ///
    /// # Errors
    /// If there is none yet, or there will be none any more.
    pub fn take(&mut self) -> Result<T, TryRecvError> {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).try_recv()
    }
}
