//! What the reader must read, construct by construct, in invented words: each line a document of one sentence or a few, and what it says.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

use serde_json::Value;
use veche_prose::{Lexicon, read};

/// The reading as JSON.
fn json(text: &str) -> Value {
    read(text, &Lexicon::new()).0.to_json()
}

fn kinds(expected: &[(&str, &str)]) {
    for (text, kind) in expected {
        assert_eq!(json(text)["header"]["kind"], *kind, "{text}");
    }
}

/// Each directive as `number | natures | owners | deadline`.
fn directives(text: &str) -> Vec<String> {
    let r = json(text);
    let mut out = Vec::new();
    for i in r["items"].as_array().unwrap() {
        for d in i["directives"].as_array().unwrap() {
            let natures: Vec<_> = d["natures"]
                .as_array()
                .unwrap()
                .iter()
                .map(|n| n.as_str().unwrap())
                .collect();
            let owners: Vec<_> = d["owners"]
                .as_array()
                .unwrap()
                .iter()
                .map(|o| o["name"].as_str().unwrap())
                .collect();
            let t = &d["deadline"];
            let time = match t["type"].as_str() {
                None => "-".to_owned(),
                Some(kind) => format!("{kind} {}", t["value"].as_str().unwrap_or("-")),
            };
            out.push(format!(
                "{} | {} | {} | {time}",
                i["number"].as_str().unwrap_or("-"),
                natures.join("+"),
                owners.join("; ")
            ));
        }
    }
    out
}

fn ru(sentence: &str, expected: &[&str]) {
    let text = format!(
        "Лига чтецов\nПостановление № 3\n18 сентября 2023 года\n\nСовет Лиги постановляет:\n1. {sentence}\n"
    );
    let expected: Vec<String> = expected.iter().map(|e| format!("1 | {e}")).collect();
    assert_eq!(directives(&text), expected, "{sentence}");
}

fn en(sentence: &str, expected: &[&str]) {
    let text = format!(
        "League of Readers\nResolution 3\n18 September 2023\n\nThe Council of the League resolves:\n\n1. {sentence}\n"
    );
    let expected: Vec<String> = expected.iter().map(|e| format!("1 | {e}")).collect();
    assert_eq!(directives(&text), expected, "{sentence}");
}

#[test]
fn kinds_of_documents() {
    kinds(&[
        (
            "ПОСТАНОВЛЕНИЕ № 1\nСовет постановляет:\n1. Создать комиссию.",
            "resolution",
        ),
        (
            "РЕШЕНИЕ № 1\nСовет решил:\n1. Создать комиссию.",
            "decision",
        ),
        (
            "РЕЗОЛЮЦИЯ\nСъезд постановляет:\n1. Создать комиссию.",
            "resolution",
        ),
        ("РАСПОРЯЖЕНИЕ № 5\nОбязать секретаря вести журнал.", "other"),
        ("ПРИКАЗ № 5\nПРИКАЗЫВАЮ:\n1. Создать комиссию.", "other"),
        (
            "ПРОТОКОЛ № 5\nзаседания правления\nРЕШИЛИ:\n1. Создать комиссию.",
            "minutes",
        ),
        (
            "ВЫПИСКА из протокола № 5\nзаседания правления\nРЕШИЛИ:\n1. Создать комиссию.",
            "minutes",
        ),
        (
            "RESOLUTION 4\nThe Board resolves:\n1. To form a panel.",
            "resolution",
        ),
        (
            "DECISION 4\nThe Board decides:\n1. To form a panel.",
            "decision",
        ),
        (
            "Minutes of the Council meeting\n\nThe accounts were approved.",
            "minutes",
        ),
        (
            "Motion 4: Lamps\nCouncil resolves:\n1. To buy lamps.",
            "motion",
        ),
        (
            "ORDER No. 4\nI hereby order:\n1. The Clerk shall keep the keys.",
            "other",
        ),
        (
            "DIRECTIVE No. 4\nI hereby direct:\n1. The Clerk shall keep the keys.",
            "other",
        ),
    ]);
}

#[test]
fn russian_minutes_hold_decisions_between_debate() {
    let text = "ПРОТОКОЛ № 2\nзаседания правления клуба «Якорь»\n3 марта 2022 г.\n\nПовестка дня:\n1. О ремонте.\n2. О взносах.\n\n\
        1. СЛУШАЛИ: Дубова П.П. о ремонте.\nВЫСТУПИЛИ: Осина К.К. предложила подождать.\nРЕШИЛИ:\n1.1. Поручить завхозу купить краску до 1 мая 2022 года.\n\
        Голосовали: за – 5, против – 1, воздержались – 2.\n2. СЛУШАЛИ: Осину К.К. о взносах.\nПОСТАНОВИЛИ:\n2.1. Утвердить смету.\nГолосовали: единогласно.\n\n\
        Председатель               П.П. Дубов\nСекретарь                  К.К. Осина\n";
    assert_eq!(
        directives(text),
        [
            "1.1 | charge | завхоз | date 2022-05-01",
            "2.1 | approve |  | -"
        ]
    );
    let r = json(text);
    assert_eq!(r["votes"][0]["for"], 5);
    assert_eq!(r["votes"][0]["against"], 1);
    assert_eq!(r["votes"][0]["abstained"], 2);
    assert_eq!(r["votes"][1]["result"], "unanimous");
    assert_eq!(r["header"]["signatories"].as_array().unwrap().len(), 2);
}

#[test]
fn english_minutes_hold_decisions_between_debate() {
    let text = "Minutes of the Committee meeting held on 3 March 2022\n\n1. Repairs\nMr Oak reported on the roof. It was agreed that the Clerk would obtain quotes by 1 May 2022.\n\n\
        2. Fees\nThe scale of fees was approved. The Treasurer was asked to inform the members.\n\n3. Lamps\nThe matter was deferred to the next meeting.\n";
    assert_eq!(
        directives(text),
        [
            "1 | charge | Clerk | date 2022-05-01",
            "2 | approve |  | -",
            "2 | charge | Treasurer | -"
        ]
    );
}

#[test]
fn structures_of_the_operative_part() {
    // Whereas and resolved.
    assert_eq!(
        directives(
            "WHEREAS, the lamps are old; now, therefore, be it\nRESOLVED, that the Board replace the lamps; and be it further\nRESOLVED, that the Clerk report to every meeting."
        ),
        [
            "- | charge | Board | -",
            "- | charge+permanent | Clerk | recurrence R/event"
        ]
    );
    // The verbs of the United Nations.
    assert_eq!(
        directives(
            "The Assembly,\n\nRecalling its resolution 4/1,\n\n1. Urges members to count birds;\n\n2. Requests the Secretariat:\n\n(a) To publish a list;\n\n(b) To report at its next session.\n"
        ),
        [
            "1 | appeal | members | -",
            "2.a | charge | Secretariat | -",
            "2.b | charge | Secretariat | event -"
        ]
    );
    // Nested labels in both languages.
    assert_eq!(
        directives(
            "Совет постановляет:\n1. Отделениям:\n1.1. провести собрания;\n1.2. избрать делегатов.\n2. Секретариату:\nа) вести учёт;\nб) издать сборник.\n"
        ),
        [
            "1.1 | charge | Отделения | -",
            "1.2 | charge | Отделения | -",
            "2.а | charge | Секретариат | -",
            "2.б | charge | Секретариат | -"
        ]
    );
    assert_eq!(
        directives(
            "The Board resolves:\n1. The Secretary shall:\n(a) keep the keys;\n(b) open the hall.\n2. Lamps shall be bought.\n"
        ),
        [
            "1.a | charge | Secretary | -",
            "1.b | charge | Secretary | -",
            "2 | charge |  | -"
        ]
    );
    // Numbers lost in copying: a paragraph per item.
    assert_eq!(
        directives(
            "Президиум постановляет:\n\nПравлению провести смотр.\n\nУтвердить положение о смотре.\n\nОтделениям прислать работы до 1 мая 2020 года.\n"
        ),
        [
            "- | charge | Правление | -",
            "- | approve |  | -",
            "- | charge | Отделения | date 2020-05-01"
        ]
    );
    // Bullets, ordinals, a table.
    assert_eq!(
        directives(
            "The Committee agreed the following:\n\n• The Warden to buy rope.\n• Members are asked to sign in.\n"
        ),
        ["- | charge | Warden | -", "- | charge | Members | -"]
    );
    assert_eq!(
        directives(
            "Слёт решил:\n\nПервое. Поручить совету составить список.\n\nВторое. Просить ректорат помочь.\n"
        ),
        [
            "Первое | charge | совет | -",
            "Второе | appeal | ректорат | -"
        ]
    );
    assert_eq!(
        directives(
            "Actions agreed on 3 May 2019\n\nRef\tAction\tOwner\tDue\nA1\tBuy rope\tWarden\t1 June 2019\nA2\tPaint the boat\tAnn Lee\tmonthly\n"
        ),
        [
            "A1 | charge | Warden | date 2019-06-01",
            "A2 | charge+permanent | Ann Lee | recurrence R/P1M"
        ]
    );
    // Headings within, a note, an annex, running heads of pages, a word parted at the end of a line.
    assert_eq!(
        directives(
            "Союз лодочников\nПостановление № 3\n\nПравление ПОСТАНОВЛЯЕТ:\n\nО ПРИСТАНЯХ\n1. Комендантам пристаней прове-\nрить причалы.\nПримечание. Новые причалы не проверяются.\n\n- 1 -\nСоюз лодочников\n\nО ЛОДКАХ\n2. Ревизионной комис-\nсии осмотреть лодки.\n\nПредседатель П.П. Кленов\n\nПриложение 1\n1. Список пристаней.\n2. Проверить весла.\n"
        ),
        [
            "1 | charge | Коменданты пристаней | -",
            "2 | charge | Ревизионная комиссия | -"
        ]
    );
}

#[test]
fn russian_owners() {
    ru("Правлению подготовить отчёт.", &["charge | Правление | -"]);
    ru(
        "Калужскому отделению Лиги провести слёт.",
        &["charge | Калужское отделение Лиги | -"],
    );
    ru(
        "Казначею Журавель О.О. и секретарю собрать взносы.",
        &["charge | Казначей Журавель О.О.; секретарь | -"],
    );
    ru(
        "Членам Лиги, всем региональным отделениям прислать работы.",
        &["charge | Члены Лиги; региональные отделения | -"],
    );
    ru(
        "Отделу печати (т. Ясенев) издать листок.",
        &["charge | Отдел печати; Ясенев | -"],
    );
    ru(
        "Отделу печати совместно с музеем издать листок.",
        &["charge | Отдел печати | -"],
    );
    ru(
        "Издать листок.\nОтветственный: редактор Ясенев К.К.\nСрок: 1 мая 2024 года.",
        &["charge | редактор Ясенев К.К. | date 2024-05-01"],
    );
    ru("Обновить вывеску.", &["charge |  | -"]);
    ru(
        "Поручить зам. директора Ясеневу К.К. купить мел.",
        &["charge | зам. директора Ясенев К.К. | -"],
    );
    ru(
        "Просить Министерство культуры помочь музеям.",
        &["appeal | Министерство культуры | -"],
    );
    ru(
        "Ходатайствовать перед управой о выделении зала.",
        &["appeal | управа | -"],
    );
    ru(
        "Правлению провести слёт. Разослать приглашения до 1 мая 2024 года.",
        &[
            "charge | Правление | -",
            "charge | Правление | date 2024-05-01",
        ],
    );
}

#[test]
fn english_owners() {
    en(
        "The Treasurer, Ann Field, shall open an account.",
        &["charge | Treasurer, Ann Field | -"],
    );
    en(
        "All affiliates shall send their reports.",
        &["charge | affiliates | -"],
    );
    en(
        "The Secretary, jointly with the Library, shall print a guide.",
        &["charge | Secretary | -"],
    );
    en(
        "Everyone on the rota is asked to sign in.",
        &["charge | Everyone on the rota | -"],
    );
    en(
        "Paint the boat.\nResponsible: Ann Field\nDeadline: 1 May 2024",
        &["charge | Ann Field | date 2024-05-01"],
    );
    en("Lamps shall be bought.", &["charge |  | -"]);
    en(
        "It is the duty of each keeper to lock the gate.",
        &["charge | keeper | -"],
    );
    en(
        "The Council asks the Clerk to write to members by 1 May 2024, and the Treasurer to pay the bill by 1 June 2024.",
        &[
            "charge | Clerk | date 2024-05-01",
            "charge | Treasurer | date 2024-06-01",
        ],
    );
}

#[test]
fn russian_deadlines() {
    let one =
        |time: &str, expected: &str| ru(&format!("Правлению {time} провести смотр."), &[expected]);
    one(
        "в срок до 1 августа 2024 года",
        "charge | Правление | date 2024-08-01",
    );
    one("не позднее 20 июня", "charge | Правление | date 2024-06-20");
    one(
        "до конца III квартала 2024 года",
        "charge | Правление | date 2024-09-30",
    );
    one("в месячный срок", "charge | Правление | duration P1M");
    one(
        "в течение 10 рабочих дней со дня принятия настоящего постановления",
        "charge | Правление | duration P10D",
    );
    one(
        "в течение 10 дней со дня получения письма",
        "charge | Правление | event -",
    );
    one(
        "ежеквартально, до 5 числа,",
        "charge+permanent | Правление | recurrence R/P3M@05",
    );
    one("постоянно", "charge+permanent | Правление | permanent -");
    one("к следующей конференции", "charge | Правление | event -");
    one(
        "в период с 1 по 15 мая",
        "charge | Правление | date 2024-05-01/2024-05-15",
    );
    one("в течение 48 часов", "charge | Правление | duration PT48H");
    one("немедленно", "charge | Правление | duration P0D");
    one(
        "два раза в год",
        "charge+permanent | Правление | recurrence R2/P1Y",
    );
}

#[test]
fn english_deadlines() {
    let one = |time: &str, expected: &str| {
        en(&format!("The Board shall hold a show {time}."), &[expected])
    };
    one("by the end of the fiscal year", "charge | Board | event -");
    one(
        "within 30 days of adoption",
        "charge | Board | duration P30D",
    );
    one(
        "within 14 days of receipt of the letter",
        "charge | Board | event -",
    );
    one(
        "no later than 1 May 2024",
        "charge | Board | date 2024-05-01",
    );
    one("at its next session", "charge | Board | event -");
    one("annually", "charge+permanent | Board | recurrence R/P1Y");
    one(
        "on the first Monday of each month",
        "charge+permanent | Board | recurrence R/P1M",
    );
    one(
        "by the 5th of each month",
        "charge+permanent | Board | recurrence R/P1M@05",
    );
    one(
        "by the third quarter of 2024",
        "charge | Board | date 2024-Q3",
    );
    one(
        "before each regatta",
        "charge+permanent | Board | recurrence R/event",
    );
    one("by Easter", "charge | Board | event -");
    one(
        "from 1 to 15 May 2024",
        "charge | Board | date 2024-05-01/2024-05-15",
    );
    one("at all times", "charge+permanent | Board | permanent -");
}

#[test]
fn days_that_follow_say_what_they_were_counted_from() {
    let deadline = |text: &str| json(text)["items"][0]["directives"][0]["deadline"].clone();
    let head = "Совет Лиги\nПостановление № 3\n18 сентября 2023 года\n\nСовет постановляет:\n1. ";
    let d = deadline(&format!("{head}Правлению в двухнедельный срок ответить.\n"));
    assert_eq!(
        (d["due_on"].as_str(), d["computed_from"].as_str()),
        (Some("2023-10-02"), Some("adoption"))
    );
    let d = deadline(&format!(
        "{head}Правлению в течение 5 рабочих дней ответить.\n"
    ));
    assert_eq!(d["due_on"].as_str(), Some("2023-09-25"));
    assert_eq!(d["working_days"]["calendar"], "ru");
    let d = deadline(&format!("{head}Правлению ответить до 1 мая 2024 года.\n"));
    assert_eq!(
        (d["due_on"].as_str(), d["computed_from"].as_str()),
        (Some("2024-05-01"), None)
    );
    let d = deadline(&format!(
        "{head}Правлению ежемесячно, не позднее 5 числа, докладывать.\n"
    ));
    assert_eq!(d["rrule"].as_str(), Some("FREQ=MONTHLY;BYMONTHDAY=5"));
    // Without a day of adoption nothing is counted.
    let d = deadline("Совет постановляет:\n1. Правлению в двухнедельный срок ответить.\n");
    assert_eq!(d["due_on"], Value::Null);
}

#[test]
fn natures_in_russian() {
    let n = |s: &str, natures: &str| {
        let got = directives(&format!("Совет постановляет:\n1. {s}\n"));
        let got: Vec<_> = got.iter().filter_map(|d| d.split(" | ").nth(1)).collect();
        assert_eq!(got, [natures], "{s}");
    };
    n("Утвердить смету.", "approve");
    n("Отчёт правления принять к сведению.", "note");
    n("Работу правления признать удовлетворительной.", "evaluate");
    n(
        "Отчёт принять к сведению, работу признать хорошей.",
        "note+evaluate",
    );
    n(
        "Признать утратившим силу решение от 5 мая 2010 г. № 3.",
        "repeal",
    );
    n("Внести изменения в устав.", "amend");
    n("Создать ревизионную комиссию.", "form");
    n("Избрать председателем Ясенева К.К.", "elect");
    n("Назначить Ясенева К.К. секретарём Лиги.", "appoint");
    n("Разрешить правлению продать лодку.", "authorize");
    n(
        "Контроль за исполнением постановления возложить на секретаря.",
        "control",
    );
    n("Постановление вступает в силу с 1 мая 2024 года.", "effect");
    n("Выразить благодарность ветеранам.", "declare");
    n("Полномочия комиссии прекратить.", "effect");
}

#[test]
fn natures_in_english() {
    let n = |s: &str, natures: &str| {
        let got = directives(&format!("The Board resolves:\n1. {s}\n"));
        let got: Vec<_> = got.iter().filter_map(|d| d.split(" | ").nth(1)).collect();
        assert_eq!(got, [natures], "{s}");
    };
    n("The report is received.", "note");
    n("To approve the accounts.", "approve");
    n(
        "The work of the Panel is considered satisfactory.",
        "evaluate",
    );
    n("Resolution 4 of 2011 is rescinded.", "repeal");
    n(
        "Rule 7 is amended by deleting the word \"annual\".",
        "amend",
    );
    n("A Lamps Committee is hereby established.", "form");
    n("Ann Field was elected Chair.", "elect");
    n("Ann Field is appointed Warden.", "appoint");
    n(
        "The Chair is authorised, empowered and directed to sign the lease.",
        "charge+authorize",
    );
    n(
        "The Clerk shall monitor the implementation of this resolution.",
        "control",
    );
    n("This resolution shall take effect on 1 May 2024.", "effect");
    n(
        "The thanks of the Board be recorded to the host.",
        "declare",
    );
    n("Members are urged to wear hats.", "appeal");
}

#[test]
fn appointments_tell_name_office_and_the_body_formed() {
    let r = json(
        "Совет постановляет:\n1. Создать комиссию по наградам в составе: Ясенев К.К. (председатель), Журавель О.О., Дуб Т.Т. (секретарь).\n",
    );
    let d = &r["items"][0]["directives"][0];
    let seats: Vec<_> = d["appointments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["name"].as_str().unwrap(), a["role"].as_str()))
        .collect();
    assert_eq!(
        seats,
        [
            ("Ясенев К.К.", Some("председатель")),
            ("Журавель О.О.", None),
            ("Дуб Т.Т.", Some("секретарь"))
        ]
    );
    assert_eq!(d["forms"]["text"], "комиссию по наградам");
    let r = json(
        "The Board resolves:\n1. A Lamps Committee is hereby established, to consist of Ann Field, Chairman, and Tom Ware.\n",
    );
    let d = &r["items"][0]["directives"][0];
    assert_eq!(d["appointments"][0]["role"], "Chairman");
    assert_eq!(d["forms"]["text"], "A Lamps Committee");
}

#[test]
fn acts_reports_and_judgements_that_are_touched() {
    let d = |text: &str| json(text)["items"][0]["directives"][0].clone();
    let x = d(
        "Совет постановляет:\n1. Признать утратившим силу решение Совета от 5 мая 2010 г. № 3.\n",
    );
    assert_eq!(x["touches"]["text"], "решение Совета от 5 мая 2010 г. № 3");
    let x = d("Совет постановляет:\n1. Отчёт правления за 2022 год принять к сведению.\n");
    assert_eq!(x["touches"]["text"], "Отчёт правления за 2022 год");
    let x = d("Совет постановляет:\n1. Работу правления считать удовлетворительной.\n");
    assert_eq!(
        (x["touches"]["text"].as_str(), x["grade"]["text"].as_str()),
        (Some("Работу правления"), Some("удовлетворительной"))
    );
    let x = d("The Board resolves:\n1. The accounts for 2022 were approved.\n");
    assert_eq!(x["touches"]["text"], "The accounts for 2022");
}

#[test]
fn earlier_acts_and_whether_they_were_carried_out() {
    let r = json(
        "Постановление № 9\nСовета Лиги\n3 мая 2022 года\n\nСовет отмечает, что решение съезда от 4 июня 2019 года № 5 не выполнено. \
         Постановление Совета от 1 марта 2020 года № 7 выполнено.\nСовет постановляет:\n1. Отменить решение от 2 февраля 2018 года № 1.\n",
    );
    let acts: Vec<_> = r["acts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| {
            (
                a["number"].as_str(),
                a["date"].as_str(),
                a["carried_out"].as_bool(),
                a["role"].as_str().unwrap(),
                a["item"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        acts,
        [
            (Some("5"), Some("2019-06-04"), Some(false), "cites", None),
            (Some("7"), Some("2020-03-01"), Some(true), "cites", None),
            (Some("1"), Some("2018-02-02"), None, "repeals", Some(1)),
        ]
    );
    assert_eq!(r["unfulfilled"].as_array().unwrap().len(), 1);
}

#[test]
fn money_periods_and_those_who_join_in() {
    let r = json(
        "Совет постановляет:\n1. Правлению совместно с юридическим отделом выделить 15 тыс. рублей.\n2. Отчёт за 2022 год утвердить.\n",
    );
    assert_eq!(
        (
            r["money"][0]["amount"].as_str(),
            r["money"][0]["currency"].as_str(),
            r["money"][0]["item"].as_u64()
        ),
        (Some("15000"), Some("RUB"), Some(1))
    );
    assert_eq!(
        (
            r["periods"][0]["value"].as_str(),
            r["periods"][0]["item"].as_u64()
        ),
        (Some("2022"), Some(2))
    );
    assert_eq!(
        r["items"][0]["directives"][0]["jointly"][0]["name"],
        "юридический отдел"
    );
    let r = json(
        "The Board resolves:\n1. The Secretary, with the assistance of the Registrar, shall spend up to £400 on lamps.\n",
    );
    assert_eq!(r["money"][0]["amount"], "400");
    assert_eq!(
        r["items"][0]["directives"][0]["jointly"][0]["name"],
        "Registrar"
    );
}

#[test]
fn short_forms_resolve_by_the_text() {
    let r = json(
        "Исполнительный комитет (далее – ИК) собрался.\nСовет постановляет:\n1. ИК провести смотр.\n",
    );
    assert_eq!(r["items"][0]["directives"][0]["owners"][0]["name"], "ИК");
    assert_eq!(
        r["items"][0]["directives"][0]["owners"][0]["resolves_to"],
        "Исполнительный комитет"
    );
}
