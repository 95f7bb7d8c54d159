use super::{Toast, toasts};
use crate::components::Examples;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let all = match l.tongue {
        Tongue::Ru => [
            Toast::done("Постановление № 4 принято. Открыто 37 строк контроля."),
            Toast::bad("Письмо не ушло: у отделения нет адреса."),
        ],
        Tongue::En => [
            Toast::done("Resolution No. 4 is adopted. 37 lines are open."),
            Toast::bad("The mail did not leave: the branch has no address."),
        ],
    };
    vec![("done and not done", toasts(l, &all))]
}
