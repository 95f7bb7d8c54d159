use super::{MARKS, STAGES, mark, stage};
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

const RU: [&str; 12] = [
    "открыто",
    "принято к исполнению",
    "исполняется",
    "доложено",
    "возвращено",
    "исполнено",
    "исполнено частично",
    "не исполнено",
    "действий не требует",
    "отменено",
    "заменено",
    "перенесено",
];
const RU_MARKS: [&str; 5] = [
    "просрочено",
    "нет вестей",
    "срок продлён",
    "исполнено с опозданием",
    "сведений пока нет",
];

pub fn examples(l: &Lang) -> Examples {
    let words = |codes: &[&str], ru: &[&str]| -> Vec<(String, String)> {
        codes
            .iter()
            .zip(ru)
            .map(|(code, ru)| {
                let word = if l.tongue == Tongue::Ru {
                    (*ru).to_owned()
                } else {
                    code.replace('_', " ")
                };
                ((*code).to_owned(), word)
            })
            .collect()
    };
    vec![
        (
            "stages",
            html! { ul.stage-list { @for (code, word) in words(&STAGES, &RU) { li { (stage(&code, &word)) } } } },
        ),
        (
            "marks",
            html! { ul.stage-list { @for (code, word) in words(&MARKS, &RU_MARKS) { li { (mark(&code, &word)) } } } },
        ),
    ]
}
