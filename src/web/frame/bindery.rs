//! Where documents are made: work that keeps a processor busy, beside the threads that answer, and never much at once.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::Failure;

/// How many documents are made at once. Two, so that one that takes long does not hold up a short
/// one, and so that memory stays bounded however many are asked for.
const AT_ONCE: usize = 2;

/// Makes documents, a few at a time. Saving never waits for it.
#[derive(Debug)]
pub struct Bindery(Arc<Semaphore>);

impl Default for Bindery {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Bindery {
    /// Makes a document as soon as there is room for it. Work once begun is done to its end even if
    /// nobody waits for it any more, and keeps its place until then.
    ///
    /// # Errors
    /// [`Failure::Ours`] when the work panics.
    pub async fn make<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        let place = Arc::clone(&self.0).acquire_owned().await.expect("the bindery never closes");
        let made = tokio::task::spawn_blocking(move || {
            let made = work();
            drop(place);
            made
        });
        made.await.map_err(|error| Failure::Ours(format!("a document could not be made: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn never_more_than_two_documents_are_made_at_once() {
        let bindery = Arc::new(Bindery::default());
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let (bindery, now, most) = (Arc::clone(&bindery), Arc::clone(&now), Arc::clone(&most));
                tokio::spawn(async move {
                    let work = move || {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(5));
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    bindery.make(work).await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(most.load(Ordering::SeqCst), AT_ONCE);
    }

    #[tokio::test]
    async fn a_document_that_fails_gives_its_place_back() {
        let bindery = Bindery::default();
        for _ in 0..=AT_ONCE {
            let failed: Result<(), Failure> = bindery.make(|| panic!("no such glyph")).await;
            assert!(matches!(failed, Err(Failure::Ours(_))));
        }
        assert_eq!(bindery.make(|| vec![1_u8]).await.unwrap(), [1]);
    }
}
