//! Lists in words: organisations with their reasons in, how many and why, and the best of them line by line out.

use super::Message;
use super::compose::{Compose, capitalised};
use crate::answer::List;
use crate::knowledge::organisation::Organisation;
use crate::phrases::Value;
use crate::question::payload::Request;
use crate::search::{Choice, Reason};
use crate::understanding::listing::{Order, Standing};

/// So many of those open to an institution are named.
const MOST_OPEN: usize = 5;

impl Compose<'_> {
    pub(super) fn list(&self, list: &List, message: &mut Message) {
        message.say(&self.with_choice(list, &self.list_head(list)));
        message.gap();
        let page = self.page_of(list);
        for (number, organisation) in &page {
            if list.is_of_all() {
                message.say(&self.in_a_line(*number, organisation));
            } else {
                self.entry(list, *number, organisation, message);
            }
        }
        self.open_to(list, message);
        for (number, organisation) in &page {
            let label = if list.is_of_all() {
                number.to_string()
            } else {
                self.short(organisation).to_owned()
            };
            message.ask(
                label,
                self.opening(Request::Card(organisation.slug.clone()), list),
            );
        }
        self.paging(list, message);
        self.choices_of(list, message);
    }

    fn in_a_line(&self, number: usize, organisation: &Organisation) -> String {
        let name = self.short(organisation);
        format!("{number}. **{name}** – {}", self.standing(organisation))
    }

    fn entry(
        &self,
        list: &List,
        number: usize,
        organisation: &Organisation,
        message: &mut Message,
    ) {
        message.say(&format!("{number}. **{}**", self.list_name(organisation)));
        message.say(&format!(
            "   {} {}",
            organisation.purpose.get(self.language),
            self.standing(organisation)
        ));
        if list.conditions.standing == Some(Standing::Paid)
            && let Some((key, cost)) = self.cost(organisation)
        {
            message.say(&format!("   {}: {cost}", self.say(key, &[])));
        }
        let seat = organisation.organisation.seat.as_ref();
        if !list.conditions.seat.is_empty()
            && let Some(seat) = seat
        {
            message.say(&format!("   {}", seat.get(self.language)));
        }
        if let Some(reason) = self.reason(list, number - 1) {
            message.say(&format!("   {reason}"));
        }
    }

    /// What the list means for the institution for which the person spoke before.
    fn open_to(&self, list: &List, message: &mut Message) {
        let Some((kind, open)) = &list.open_to else {
            return;
        };
        let Some(kind) = self.catalogue.institution(kind) else {
            return;
        };
        let open = open.iter().take(MOST_OPEN);
        let open = open.filter_map(|slug| self.catalogue.organisation(slug));
        let names: Vec<String> = open.map(|one| self.short(&one).to_owned()).collect();
        let key = if names.is_empty() {
            "list-open-to-none"
        } else {
            "list-open-to"
        };
        let values = [
            (
                "institution",
                Value::Text(kind.in_sentence.get(self.language)),
            ),
            ("names", Value::Text(&names.join(", "))),
        ];
        message.gap();
        message.say(&self.say(key, &values));
    }

    /// The head of a list, or what it says of those listed last where a choice among them was asked.
    pub(super) fn with_choice(&self, list: &List, head: &str) -> String {
        match list.choice {
            Choice::All => head.to_owned(),
            Choice::Among => self.say("list-among", &[("count", Value::Count(list.count))]),
            Choice::Beyond => self.say("list-beyond", &[("list", Value::Text(head))]),
        }
    }

    fn list_head(&self, list: &List) -> String {
        let count = Value::Count(list.count);
        if list.is_of_all() {
            let taking = Value::Count(list.taking_part);
            let values = [("count", count), ("taking", taking), ("city", self.city())];
            return self.say("list-all", &values);
        }
        let topic = list.topic.as_ref().and_then(|id| self.catalogue.topic(id));
        if let Some(head) = self.head_of_conditions(list) {
            let topic = topic.filter(|topic| is_on(list, &topic.id));
            return match topic {
                Some(topic) => {
                    let topic = Value::Text(topic.label.get(self.language));
                    let values = [("topic", topic), ("list", Value::Text(&head))];
                    self.say("list-on", &values)
                }
                None => head,
            };
        }
        let Some(topic) = topic else {
            return self.say("list-text", &[("count", count)]);
        };
        let values = [
            ("topic", Value::Text(topic.in_sentence.get(self.language))),
            ("count", count),
            ("taking", Value::Count(list.taking_part)),
            ("others", Value::Count(list.count - list.taking_part)),
            ("city", self.city()),
        ];
        capitalised(&self.say("list-topic", &values))
    }

    /// What the conditions of a list say of it; nothing when it has none.
    fn head_of_conditions(&self, list: &List) -> Option<String> {
        let count = ("count", Value::Count(list.count));
        let conditions = &list.conditions;
        if let Some(order) = conditions.order {
            let key = match order {
                Order::Newest => "list-newest",
                Order::Oldest => "list-oldest",
            };
            return Some(self.say(key, &[]));
        }
        if !conditions.seat.is_empty() {
            return Some(self.say("list-seat", &[count]));
        }
        if conditions.years.is_some() {
            return Some(self.say("list-dated", &[count]));
        }
        let key = format!("list-{}", conditions.standing?.as_str());
        Some(self.say(&key, &[count, ("city", self.city())]))
    }

    /// The acronym before the name, where people use it.
    pub fn list_name(&self, organisation: &Organisation) -> String {
        let (short, full) = (self.short(organisation), self.full(organisation));
        if full.contains(short) {
            full.to_owned()
        } else {
            format!("{short}, {full}")
        }
    }

    /// Why an entry is there, when the heading does not say it.
    fn reason(&self, list: &List, place: usize) -> Option<String> {
        let entry = list.entries.get(place)?;
        if list.topic.is_some() || list.conditions.choose() {
            return None;
        }
        let words = entry.reasons.iter().filter_map(|reason| match reason {
            Reason::Word(word) => Some(word.as_str()),
            _ => None,
        });
        let words: Vec<&str> = words.collect();
        if words.is_empty() {
            return None;
        }
        let words = words.join(", ");
        Some(self.say("because-words", &[("words", Value::Text(&words))]))
    }
}

/// Whether what stands first is there because it is on the topic.
fn is_on(list: &List, topic: &str) -> bool {
    let mut reasons = list.entries.iter().take(1).flat_map(|first| &first.reasons);
    reasons.any(|reason| matches!(reason, Reason::Topic(id, _) if id == topic))
}
