//! Calls as a bot makes them go in, the answers of Telegram are expected to come out.
