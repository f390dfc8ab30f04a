//! The order of answers: updates in, each line of updates worked off one after another, all lines side by side.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use teloxide::types::{Update, UpdateKind};
use tokio::time::timeout;
use tokio_util::task::TaskTracker;

use super::asker::Asker;
use crate::telemetry;

/// Updates of one line that may wait; what lies beyond is answered together.
const MOST_WAITING: usize = 50;

/// What is answered one after another: the updates of a chat, or those of a person outside any chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// By the identifier of the chat.
    Chat(i64),
    /// By the identifier of the person: inline queries belong to no chat.
    Person(u64),
    /// By the identifier of an update that belongs to nobody.
    Update(u32),
}

impl Line {
    /// The line of an update.
    pub fn of(update: &Update) -> Self {
        if let Some(chat) = update.chat() {
            return Self::Chat(chat.id.0);
        }
        match (&update.kind, update.from()) {
            (UpdateKind::Error(_), _) | (_, None) => Self::Update(update.id.0),
            (_, Some(person)) => Self::Person(person.id.0),
        }
    }
}

/// The work that updates make.
pub(super) trait Work: Send + Sync + 'static {
    /// Answers an update.
    fn answer(&self, update: Update) -> impl Future<Output = ()> + Send;

    /// Says to somebody that something went wrong with an answer, which broke off.
    fn apologise(&self, asker: Asker) -> impl Future<Output = ()> + Send;

    /// Answers together updates that came faster than they could be answered; never empty.
    fn answer_together(&self, updates: Vec<Update>) -> impl Future<Output = ()> + Send;
}

/// An update, and whom to tell when it is finished.
pub(super) struct Job {
    pub(super) update: Update,
    pub(super) finished: Box<dyn FnOnce() + Send>,
}

/// The lines of updates that wait.
pub(super) struct Queues<W> {
    work: Arc<W>,
    lines: Arc<Mutex<HashMap<Line, Waiting>>>,
    tasks: TaskTracker,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    beyond: Vec<Job>,
}

impl<W: Work> Queues<W> {
    pub(super) fn new(work: Arc<W>) -> Self {
        Self {
            work,
            lines: Arc::default(),
            tasks: TaskTracker::new(),
        }
    }

    /// Puts an update at the end of its line; has to be called within the run time.
    pub(super) fn push(&self, job: Job) {
        let line = Line::of(&job.update);
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = lines.get_mut(&line) {
            waiting.push(job);
            return;
        }
        lines.insert(line, Waiting::default());
        drop(lines);
        let (work, lines) = (Arc::clone(&self.work), Arc::clone(&self.lines));
        self.tasks.spawn(async move {
            answer_one(&work, job).await;
            while let Some(turn) = next(&lines, line) {
                match turn {
                    Turn::One(job) => answer_one(&work, *job).await,
                    Turn::Together(jobs) => answer_together(&work, jobs).await,
                }
            }
        });
    }

    /// Waits until nothing is in work, at most so long; whether it is so.
    pub(super) async fn drained(&self, longest: Duration) -> bool {
        self.tasks.close();
        timeout(longest, self.tasks.wait()).await.is_ok()
    }
}

enum Turn {
    One(Box<Job>),
    Together(Vec<Job>),
}

impl Waiting {
    /// While some lie beyond, all that come later do too: the order stays.
    fn push(&mut self, job: Job) {
        if self.jobs.len() < MOST_WAITING && self.beyond.is_empty() {
            self.jobs.push_back(job);
        } else {
            self.beyond.push(job);
        }
    }
}

/// What comes next in a line; a line in which nothing waits is closed.
fn next(lines: &Mutex<HashMap<Line, Waiting>>, line: Line) -> Option<Turn> {
    let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
    let waiting = lines.get_mut(&line)?;
    if let Some(job) = waiting.jobs.pop_front() {
        return Some(Turn::One(Box::new(job)));
    }
    if waiting.beyond.is_empty() {
        lines.remove(&line);
        return None;
    }
    Some(Turn::Together(std::mem::take(&mut waiting.beyond)))
}

/// A panic ends the task of this one answer alone.
async fn answer_one<W: Work>(work: &Arc<W>, job: Job) {
    let asker = Asker::of(&job.update);
    let answering = tokio::spawn({
        let work = Arc::clone(work);
        async move { work.answer(job.update).await }
    });
    if answering.await.is_err() {
        telemetry::broken_off();
        log::error!("an answer broke off");
        if let Some(asker) = asker {
            apologise(work, asker).await;
        }
    }
    (job.finished)();
}

async fn apologise<W: Work>(work: &Arc<W>, asker: Asker) {
    let apology = tokio::spawn({
        let work = Arc::clone(work);
        async move { work.apologise(asker).await }
    });
    if apology.await.is_err() {
        log::error!("the apology broke off too");
    }
}

async fn answer_together<W: Work>(work: &Arc<W>, jobs: Vec<Job>) {
    let (updates, finished): (Vec<_>, Vec<_>) = jobs
        .into_iter()
        .map(|job| (job.update, job.finished))
        .unzip();
    let answering = tokio::spawn({
        let work = Arc::clone(work);
        async move { work.answer_together(updates).await }
    });
    if answering.await.is_err() {
        telemetry::broken_off();
        log::error!("an answer to many messages broke off");
    }
    finished.into_iter().for_each(|finished| finished());
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use serde_json::json;
    use tokio::sync::Semaphore;

    use super::*;

    /// Notes what it does; answers to the chat 1 wait for permits.
    struct Noted {
        done: Mutex<Vec<String>>,
        permits: Semaphore,
        finished: Arc<AtomicUsize>,
    }

    impl Noted {
        fn note(&self, what: String) {
            self.done.lock().unwrap().push(what);
        }
    }

    impl Work for Noted {
        async fn answer(&self, update: Update) {
            let chat = update.chat().unwrap().id.0;
            if chat == 1 {
                self.permits.acquire().await.unwrap().forget();
            }
            assert!(chat != 13, "this chat breaks its answers");
            self.note(format!("{chat}:{}", update.id.0));
        }

        async fn apologise(&self, asker: Asker) {
            self.note(format!("sorry:{}", asker.speaker.0));
        }

        async fn answer_together(&self, updates: Vec<Update>) {
            self.note(format!("together:{}", updates.len()));
        }
    }

    fn queues() -> (Arc<Noted>, Queues<Noted>) {
        let work = Arc::new(Noted {
            done: Mutex::default(),
            permits: Semaphore::new(0),
            finished: Arc::default(),
        });
        (Arc::clone(&work), Queues::new(work))
    }

    fn job(work: &Noted, chat: i64, update: u32) -> Job {
        let chat = json!({"id": chat, "type": "private", "first_name": "Zofia"});
        let message = json!({"message_id": update, "date": 1, "chat": chat, "text": "x"});
        let update = json!({"update_id": update, "message": message}).to_string();
        let finished = Arc::clone(&work.finished);
        Job {
            update: serde_json::from_str(&update).unwrap(),
            finished: Box::new(move || {
                finished.fetch_add(1, Ordering::SeqCst);
            }),
        }
    }

    async fn drained(queues: &Queues<Noted>) {
        assert!(queues.drained(Duration::from_secs(20)).await);
    }

    #[tokio::test]
    async fn one_chat_is_answered_in_order_and_holds_up_no_other() {
        let (work, queues) = queues();
        for update in 1..=3 {
            queues.push(job(&work, 1, update));
        }
        queues.push(job(&work, 2, 4));
        while work.finished.load(Ordering::SeqCst) < 1 {
            tokio::task::yield_now().await;
        }
        assert_eq!(*work.done.lock().unwrap(), ["2:4"]);
        work.permits.add_permits(3);
        drained(&queues).await;
        assert_eq!(*work.done.lock().unwrap(), ["2:4", "1:1", "1:2", "1:3"]);
    }

    #[tokio::test]
    async fn what_lies_beyond_fifty_waiting_messages_is_answered_together() {
        let (work, queues) = queues();
        for update in 0..300 {
            queues.push(job(&work, 1, update));
        }
        work.permits.add_permits(300);
        drained(&queues).await;
        let done = work.done.lock().unwrap();
        assert_eq!(done.len(), 52);
        assert_eq!(done.last().unwrap(), "together:249");
        assert_eq!(work.finished.load(Ordering::SeqCst), 300);
    }

    #[tokio::test]
    async fn after_a_panic_comes_an_apology_and_the_line_goes_on() {
        let (work, queues) = queues();
        queues.push(job(&work, 13, 1));
        queues.push(job(&work, 13, 2));
        drained(&queues).await;
        assert_eq!(*work.done.lock().unwrap(), ["sorry:13", "sorry:13"]);
        assert_eq!(work.finished.load(Ordering::SeqCst), 2);
    }
}
