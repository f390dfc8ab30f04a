//! Calls of the Bot API that have to arrive: a request in, Telegram's answer or the fault that ends it out.

use std::time::Duration;

use teloxide::RequestError;
use teloxide::requests::{Output, Request};
use tokio::time::{Instant, sleep};

use super::faults::{Fault, told};
use super::pauses::Pauses;
use super::reached;
use crate::telemetry;

/// A call is repeated so long at most.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// The first and the longest pause between attempts when the network or Telegram fails.
const PAUSES: (Duration, Duration) = (Duration::from_millis(300), Duration::from_secs(20));

/// Sends a request until it arrives: waits when Telegram asks to wait, and tries again after passing faults. An answer
/// that got lost on the way back may so be sent twice; none is lost.
///
/// # Errors
/// The fault that no repetition mends, or a passing one that lasts for ten minutes.
pub(super) async fn deliver<R>(request: R) -> Result<Output<R>, Fault>
where
    R: Request<Err = RequestError> + Clone,
{
    let start = Instant::now();
    let mut pauses = Pauses::new(PAUSES.0, PAUSES.1);
    loop {
        let error = match request.clone().send().await {
            Ok(output) => {
                reached::note();
                return Ok(output);
            }
            Err(error) => error,
        };
        let fault = Fault::of(&error);
        telemetry::api_error(fault.code());
        let pause = match fault {
            Fault::Wait(_) | Fault::Passing => pauses.after(fault),
            Fault::Harmless => {
                log::debug!("a call came too late or changed nothing: {}", told(&error));
                return Err(fault);
            }
            Fault::Gone => {
                log::debug!("nobody to answer: {}", told(&error));
                return Err(fault);
            }
            _ => {
                log::warn!("Telegram refuses a call: {}", told(&error));
                return Err(fault);
            }
        };
        if start.elapsed() + pause > LONGEST {
            log::error!(
                "given up after {} s: {}",
                start.elapsed().as_secs(),
                told(&error)
            );
            return Err(fault);
        }
        log::warn!(
            "an answer waits for {:.1} s: {}",
            pause.as_secs_f32(),
            told(&error)
        );
        sleep(pause).await;
        telemetry::retried();
    }
}
