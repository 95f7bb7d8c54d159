# Dates, lists and sizes.
lang-list-and = { $first } и { $last }
lang-bytes = { $n } Б
lang-kilobytes = { $n } кБ
lang-megabytes = { $n } МБ
lang-day = { $d } { $month } { $y } г.
lang-instant = { $day }, { $time }
lang-month-year = { $month } { $y }
lang-just-now = только что
lang-today = сегодня
lang-tomorrow = завтра
lang-yesterday = вчера
lang-minutes-ago = { $n ->
    [one] { $n } минуту назад
    [few] { $n } минуты назад
   *[many] { $n } минут назад
 }
lang-hours-ago = { $n ->
    [one] { $n } час назад
    [few] { $n } часа назад
   *[many] { $n } часов назад
 }
lang-days-ago = { $n ->
    [one] { $n } день назад
    [few] { $n } дня назад
   *[many] { $n } дней назад
 }
lang-years-ago = { $n ->
    [one] { $n } год назад
    [few] { $n } года назад
   *[many] { $n } лет назад
 }
lang-in-years = { $n ->
    [one] через { $n } год
    [few] через { $n } года
   *[many] через { $n } лет
 }
lang-in-days = { $n ->
    [one] через { $n } день
    [few] через { $n } дня
   *[many] через { $n } дней
 }
lang-month-1 = января
lang-month-alone-1 = январь
lang-month-short-1 = янв.
lang-month-2 = февраля
lang-month-alone-2 = февраль
lang-month-short-2 = февр.
lang-month-3 = марта
lang-month-alone-3 = март
lang-month-short-3 = марта
lang-month-4 = апреля
lang-month-alone-4 = апрель
lang-month-short-4 = апр.
lang-month-5 = мая
lang-month-alone-5 = май
lang-month-short-5 = мая
lang-month-6 = июня
lang-month-alone-6 = июнь
lang-month-short-6 = июня
lang-month-7 = июля
lang-month-alone-7 = июль
lang-month-short-7 = июля
lang-month-8 = августа
lang-month-alone-8 = август
lang-month-short-8 = авг.
lang-month-9 = сентября
lang-month-alone-9 = сентябрь
lang-month-short-9 = сент.
lang-month-10 = октября
lang-month-alone-10 = октябрь
lang-month-short-10 = окт.
lang-month-11 = ноября
lang-month-alone-11 = ноябрь
lang-month-short-11 = нояб.
lang-month-12 = декабря
lang-month-alone-12 = декабрь
lang-month-short-12 = дек.
