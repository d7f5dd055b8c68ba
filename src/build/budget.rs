//! How much memory photos may take at once, however many there are and however many threads.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes for each thread: two photographs of 24 megapixels that come in many scans, the most costly kind, are just too many
/// for two threads, so that they take turns; of all others each thread has one.
const A_THREAD: u64 = 96 << 20;

/// An amount of memory, lent out in shares in the order in which they are asked for. What is larger than the whole is lent when
/// nothing else is.
#[derive(Debug)]
pub(crate) struct Budget {
    bytes: u64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    lent: u64,
    /// The number that the next to come draws.
    next: u64,
    /// The number whose turn it is.
    turn: u64,
}

impl Budget {
    /// The budget of so many threads.
    pub(crate) fn of(threads: usize) -> Budget {
        let threads = u64::try_from(threads.max(2)).unwrap_or(2);
        Budget {
            bytes: A_THREAD.saturating_mul(threads),
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Waits for a share of so many bytes. It is given back when it is dropped.
    pub(crate) fn share(&self, bytes: u64) -> Share<'_> {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        // In turn, or a large photo would wait until all small ones are done.
        while state.turn != number || (state.lent > 0 && state.lent + bytes > self.bytes) {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state.turn += 1;
        state.lent += bytes;
        self.changed.notify_all();
        Share {
            budget: self,
            bytes,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lent memory.
#[derive(Debug)]
pub(crate) struct Share<'b> {
    budget: &'b Budget,
    bytes: u64,
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        self.budget.state().lent -= self.bytes;
        self.budget.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    #[test]
    fn never_is_more_lent_than_there_is() {
        let budget = Budget::of(2);
        let (lent, most) = (AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for thread in 0..6 {
                let (budget, lent, most) = (&budget, &lent, &most);
                scope.spawn(move || {
                    for round in 0..200 {
                        let bytes = (A_THREAD / 4) * ((thread + round) % 5 + 1);
                        let share = budget.share(bytes);
                        let now = lent.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(now, Ordering::SeqCst);
                        lent.fetch_sub(bytes, Ordering::SeqCst);
                        drop(share);
                    }
                });
            }
        });
        assert!(most.into_inner() <= A_THREAD * 2);
        assert_eq!(budget.state().lent, 0);
    }

    #[test]
    fn what_exceeds_the_whole_is_lent_alone() {
        let budget = Budget::of(2);
        drop(budget.share(A_THREAD * 5));
        let small = budget.share(1);
        thread::scope(|scope| {
            let large = scope.spawn(|| drop(budget.share(A_THREAD * 5)));
            while budget.state().next < 3 {
                thread::yield_now();
            }
            assert!(!large.is_finished());
            // Whoever comes later waits behind it, small as he is.
            let last = scope.spawn(|| drop(budget.share(1)));
            while budget.state().next < 4 {
                thread::yield_now();
            }
            assert!(!last.is_finished());
            drop(small);
        });
        assert_eq!(budget.state().lent, 0);
    }
}
