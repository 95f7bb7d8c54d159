# Dates, lists and sizes.
lang-list-and = { $first } and { $last }
lang-bytes = { $n } B
lang-kilobytes = { $n } kB
lang-megabytes = { $n } MB
lang-day = { $d } { $month } { $y }
lang-instant = { $day }, { $time }
lang-month-year = { $month } { $y }
lang-just-now = just now
lang-today = today
lang-tomorrow = tomorrow
lang-yesterday = yesterday
lang-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
 }
lang-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
 }
lang-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
 }
lang-years-ago = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
 }
lang-in-years = { $n ->
    [one] in { $n } year
   *[other] in { $n } years
 }
lang-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
 }
lang-month-1 = January
lang-month-alone-1 = January
lang-month-short-1 = Jan
lang-month-2 = February
lang-month-alone-2 = February
lang-month-short-2 = Feb
lang-month-3 = March
lang-month-alone-3 = March
lang-month-short-3 = Mar
lang-month-4 = April
lang-month-alone-4 = April
lang-month-short-4 = Apr
lang-month-5 = May
lang-month-alone-5 = May
lang-month-short-5 = May
lang-month-6 = June
lang-month-alone-6 = June
lang-month-short-6 = Jun
lang-month-7 = July
lang-month-alone-7 = July
lang-month-short-7 = Jul
lang-month-8 = August
lang-month-alone-8 = August
lang-month-short-8 = Aug
lang-month-9 = September
lang-month-alone-9 = September
lang-month-short-9 = Sep
lang-month-10 = October
lang-month-alone-10 = October
lang-month-short-10 = Oct
lang-month-11 = November
lang-month-alone-11 = November
lang-month-short-11 = Nov
lang-month-12 = December
lang-month-alone-12 = December
lang-month-short-12 = Dec
