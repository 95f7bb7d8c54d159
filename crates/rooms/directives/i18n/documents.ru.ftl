# Документы, проекты, выписки.
nav-documents = Документы
nav-drafts = Внести документ

document-kind-resolution = Постановление
document-kind-decision = Решение
document-kind-minutes = Протокол
document-kind-motion = Решения собрания
document-kind-other = Документ
document-named = { $kind } № { $number }
document-named-day = { $kind } № { $number } от { $day }
document-front = Последние решения
document-all = Все документы
document-none = Принятых документов пока нет.

nature-charge = поручение
nature-permanent = постоянная обязанность
nature-form = образование
nature-appoint = назначение
nature-elect = избрание
nature-approve = утверждение
nature-note = принятие к сведению
nature-evaluate = оценка
nature-amend = изменение документа
nature-repeal = отмена
nature-authorize = разрешение
nature-control = контроль исполнения
nature-effect = вступление в силу
nature-appeal = обращение
nature-declare = заявление

deadline-none = без срока
deadline-by = до { $day }
deadline-on = { $day }
deadline-span = с { $from } по { $to }
deadline-before = по событию: { $event }
deadline-at-once = немедленно
deadline-within = в течение { $length } со дня принятия
deadline-length-days = { $n ->
    [one] { $n } дня
   *[other] { $n } дней
 }
deadline-length-weeks = { $n ->
    [one] { $n } недели
   *[other] { $n } недель
 }
deadline-length-months = { $n ->
    [one] { $n } месяца
   *[other] { $n } месяцев
 }
deadline-length-years = { $n ->
    [one] { $n } года
   *[other] { $n } лет
 }
deadline-length-and = { $months } и { $days }
deadline-daily = { $n ->
    [1] ежедневно
    [one] раз в { $n } день
    [few] раз в { $n } дня
   *[many] раз в { $n } дней
 }
deadline-weekly = { $n ->
    [1] еженедельно
    [one] раз в { $n } неделю
    [few] раз в { $n } недели
   *[many] раз в { $n } недель
 }
deadline-monthly = { $n ->
    [1] ежемесячно
    [3] ежеквартально
    [6] раз в полгода
    [one] раз в { $n } месяц
    [few] раз в { $n } месяца
   *[many] раз в { $n } месяцев
 }
deadline-yearly = { $n ->
    [1] ежегодно
    [one] раз в { $n } год
    [few] раз в { $n } года
   *[many] раз в { $n } лет
 }
deadline-recurring-day = { $rhythm } до { $day }-го числа
deadline-recurring-last = { $rhythm } до конца месяца
deadline-recurring-date = { $rhythm } до { $date }
deadline-recurring-until = { $rhythm }, последний раз не позднее { $until }
deadline-month-day = { $day } { $month }
deadline-standing = постоянно
deadline-standing-report = постоянно, отчёт { $rhythm }

party-group-body = Органы
party-group-class = Все сразу
party-group-branch = Отделения
party-group-organisation = Организации
party-group-office = Должности
party-group-person = Люди
