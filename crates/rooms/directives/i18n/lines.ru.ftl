# Строки контроля, отчёты, контроль, справка о выполнении.
stage-open = ждёт исполнителя
stage-accepted = принято к исполнению
stage-in-progress = исполняется
stage-reported = отчёт на рассмотрении
stage-returned = возвращено на доработку
stage-done = выполнено
stage-partly-done = выполнено частично
stage-not-done = не выполнено
stage-no-action = действий не требуется
stage-cancelled = отменено
stage-replaced = заменено
stage-carried-over = перенесено
mark-late = просрочено
mark-silent = давно нет вестей
mark-extended = срок продлён
mark-done-late = с опозданием
mark-no-word = сведений ещё нет
claim-in-progress = работа идёт
claim-hint-in-progress = Поручение остаётся открытым; контролирующий увидит, как идут дела.
claim-done = выполнено
claim-hint-done = Отчёт пойдёт контролирующему на рассмотрение.
claim-partly-done = выполнено частично
claim-hint-partly-done = Больше сделано не будет. Напишите, что осталось и почему.
claim-not-done = выполнить нельзя
claim-hint-not-done = Объясните почему. Последнее слово за контролирующим.
part-lead = ответственный
part-co = соисполнитель
report-state-waiting = ждёт рассмотрения
report-state-accepted = принят
report-state-returned = возвращён
extension-state-waiting = ждёт ответа
extension-state-accepted = продлено
extension-state-returned = отказано
close-hint-not-done = Должно было быть сделано, но не сделано.
close-hint-partly-done = Сделана часть, больше не будет.
close-hint-no-action = Делать ничего не пришлось.
close-hint-cancelled = Позднейшее решение отменило поручение.
close-hint-replaced = Позднейшее решение заменило поручение другим.
close-hint-carried-over = Обязанность перешла в новое постановление.
nav-lines = Поручения
nav-execution = Справка о выполнении
line-no-owner = исполнитель не определён
line-card = { $place }, { $stage }
line-day-odd = Такой даты нет. Напишите её как 5.11.2026.
line-text-long = Слишком длинно: не больше { $most } знаков.
toast-line-closed = Поручение закрыто.
close-stage = Чем закончилось
close-reason = Причина
close-decision = Решение, на котором это основано
close-decision-hint = Для отмены и замены обязательно. Начните набирать номер и выберите из списка или вставьте адрес.
close-do = Закрыть поручение
close-lead = Так поручение закрывает контролирующий, когда отчёта исполнителя не будет. Исполнитель больше не сможет отчитаться; запись с причиной остаётся навсегда.
close-title = Закрыть поручение без отчёта
close-all = Чем закончилось
close-by-decision = решение № { $number }
close-by = Закрыто: { $by }
line-back = К поручению без изменений
line-place = { $kind } № { $number } от { $day }, п. { $item }
line-correct = Исправить прочтение
line-more = { $n ->
    [one] Ещё { $n } строка контроля
    [few] Ещё { $n } строки контроля
   *[many] Ещё { $n } строк контроля
 }
line-corrections = Исправления прочтения
line-document = Документ
line-nature = Вид поручения
line-deadline = Срок
line-as-written = в тексте: { $written }
line-first-due = Первоначальный срок
line-owner-gone = исполнителя больше нет в реестре
line-owners = Исполнители
line-owner = Исполнитель
line-controller = Контролирующий
line-head-drawing = Ход
line-state = Состояние
line-heard = Последние вести
line-never-heard = не было
line-correction = Версия { $version }
line-owner-odd = Такого исполнителя в реестре нет. Выберите из списка.
toast-line-corrected = Прочтение исправлено, исполнители обновлены.
line-correction-reason = Почему прочтение было неверным
line-owner-nobody = Никто
line-owners-hint = Первый отвечает, остальные соисполнители. Если не назвать никого, поручение останется за принявшим органом.
line-owner-nth = Исполнитель { $n }
line-owner-more = Ещё исполнитель
line-deadline-hint = Как пишут люди: до 1 августа 2026 года, ежеквартально, постоянно.
line-correction-reason-hint = Причина останется в истории поручения.
line-correction-do = Исправить прочтение
line-back-directive = К поручению без изменений
line-correction-title = Исправить прочтение
line-correction-lead = Принятый текст не меняется: исправляется только то, как он был понят. У тех, кого не имели в виду, открытые поручения будут отменены с этой причиной; названные их получат.
toast-extension-asked = Просьба отправлена контролирующему.
extension-now = Нынешний срок: { $due }
extension-until-field = До какого дня
extension-reason = Почему нужно время
extension-reason-hint = Контролирующий решает по этим словам.
extension-send = Отправить просьбу
extension-title = Попросить о продлении срока
line-archival = Документ старше этой системы. Что стало с поручением, здесь ещё никто не записал; пока за него не взялись, напоминаний нет и просроченным оно не считается.
line-no-owner-long = Исполнитель в тексте не назван или не найден в реестре, поэтому поручение числится за органом, который принял документ.
line-facts = Сведения
line-history = История
line-take = Принять к исполнению
line-ask-time = Попросить о продлении
line-close = Закрыть без отчёта
line-controller-none = нет
line-somebody = кто-то
line-program = программа
line-item = Пункт
line-all-corrected = { $n ->
    [one] { $n } исполнитель этого поручения и исправления прочтения
    [few] Все { $n } исполнителя этого поручения и исправления прочтения
   *[many] Все { $n } исполнителей этого поручения и исправления прочтения
 }
line-since = Действует с
line-address = Адрес
report-waits = Последний отчёт ждёт контролирующего.
extension-waits = Просьба продлить срок до { $until } ждёт контролирующего.
report-judge = Рассмотреть отчёт
report-reason = Что ответить исполнителю
report-reason-hint = При возврате напишите, чего не хватает; при принятии можно не писать.
report-return = Вернуть на доработку
extension-answer = Ответить на просьбу о продлении
extension-word = Что ответить исполнителю
extension-word-hint = При отказе напишите причину.
extension-grant = Продлить до { $until }
extension-refuse = Отказать
report-all = Отчёты
report-none = Отчётов ещё не было.
report-evidence = Подтверждения
report-by-for = Со слов: { $said }; записано: { $by }
report-by = Записано: { $by }
report-released = Открыт для всех
report-hide = Больше не показывать отчёт всем
report-release = Показать отчёт всем
extension-all = Продления
extension-until = Продление до { $until }
extension-by = Просьба: { $by }
extension-judged-by = Ответ: { $by }
line-periods = Прошедшие сроки
line-period-done = выполнено { $day }
line-seen-by = Кто это видит
line-seen-by-whom = Поручение видят исполнитель и те, кто по своему месту в органе читает официальные записи.
line-seen-by-released = { $n ->
    [one] { $n } отчёт открыт: его видят все.
    [few] { $n } отчёта открыты: их видят все.
   *[many] { $n } отчётов открыты: их видят все.
 }
line-seen-by-public = Состояние и сроки видны всем на странице документа.
line-cited = Где приведено как подтверждение
toast-line-taken = Поручение принято к исполнению.
toast-report-accepted = Отчёт принят.
toast-report-returned = Отчёт возвращён исполнителю.
toast-report-released = Отчёт открыт для всех.
toast-report-hidden = Отчёт больше не открыт для всех.
toast-extension-granted = Срок продлён.
toast-extension-refused = В продлении отказано.
line-mine = За вами и вашими органами
line-report = Отчитаться
line-waiting-all = Всё, что ждёт рассмотрения
line-waiting = Ждут вашего слова
extension-asked = Просят продлить (до { $until }):
line-control = Под вашим контролем
line-document-unknown = Документа «{ $typed }» нет. Укажите номер или короткий адрес.
line-document-several = Номер { $number } есть у нескольких документов. Укажите короткий адрес.
line-head-directive = Поручение
line-none-first = Внести документ
line-none = Поручений на контроле ещё нет. Они появятся, когда будет принят документ с поручениями.
line-chosen-off = убрать
line-csv-cut = Здесь первые { $most } строк. Чтобы получить остальные, сузьте отбор.
line-file-name = porucheniya
line-filter-open = все открытые
line-stage = Состояние
line-mark = Отметка
line-filter-who = Исполнитель
line-filter-kind = Вид исполнителя
line-filter-from = Срок с
line-filter-until = Срок по
line-filter-document = Документ
line-filter-body = Кем принято
line-filter-day-odd = Дату «{ $typed }» разобрать не удалось, отбора по ней нет. Напишите её как 5.11.2026.
line-chosen-owner = Исполнитель: { $owner }
line-filter-who-odd = Исполнителя, в названии которого есть «{ $typed }», не нашлось.
report-claim-missing = Выберите, как обстоит дело.
report-link-odd = «{ $link }» не похоже на адрес. Вставьте его целиком, например https://example.org/news, или адрес страницы этого портала.
report-links-many = Слишком много ссылок: не больше { $most }.
report-files-many = Слишком много файлов: не больше { $most }. Снимите отметку с лишних.
toast-report-sent = Отчёт записан.
report-file-large = Файл больше { $most } МБ. Уменьшите его или положите в другое место и дайте ссылку.
report-record-unknown = На этом портале нет записи { $link }, или она вам не видна.
report-title = Отчёт о выполнении
report-title-for = Отчёт со слов исполнителя
report-claim = Как обстоит дело
report-day = За какой день
report-day-hint = День, когда это сделано; если работа идёт, сегодняшний.
report-account = Что сделано
report-account-hint = Коротко и по делу: эти слова войдут в справку о выполнении.
report-links = Ссылки
report-links-hint = По одной в строке: статья, запись, страница этого портала (документ, поручение, отделение).
report-files = Файлы
report-files-hint = Не больше { $most } файлов, каждый до { $size } МБ.
report-send = Отправить отчёт
report-said-by = Кто сообщил
report-said-by-hint = Кто и как: «председатель отделения, по телефону». Кто записал, система отметит сама.
report-kept = Уже загружено
line-drawn = { $state }; с { $from }, срок { $due }
line-drawn-ended = { $state }; с { $from }, срок { $due }, закончено { $ended }
line-drawn-no-due = { $state }; с { $from }, без срока
line-drawn-no-due-ended = { $state }; с { $from }, закончено { $ended }
line-owner-body = орган
line-owner-branch = отделение
line-owner-organisation = организация
line-owner-office = должность
line-owner-person = человек
line-owner-class = все сразу
line-deed-adopted = Документ принят
line-deed-corrected = Прочтение исправлено
line-deed-taken = Принято к исполнению
line-deed-reported = Исполнитель отчитался
line-deed-accepted = Отчёт принят
line-deed-returned = Отчёт возвращён
line-deed-asked = Просьба о продлении срока
line-deed-extended = Срок продлён
line-deed-refused = В продлении срока отказано
line-deed-cancelled = Закрыто контролирующим
line-deed-hidden = Отчёт снова закрыт для всех
line-deed-other = Запись изменена
line-deed-published = Отчёт открыт для всех
line-marks = Отметки
line-part = Участие
line-report-for = Записать отчёт исполнителя
report-accept = Принять
report-accept-done = Принять: выполнено
report-accept-partly = Принять: выполнено частично
report-accept-not = Принять: выполнить нельзя
report-accepted-by = Принято: { $by }
report-returned-by = Возвращено: { $by }
report-none-before = Раньше отчётов не было.
line-mine-all = Все открытые: { $n }
line-all = Все исполнители
line-all-of = { $n ->
    [one] { $n } исполнитель этого поручения
    [few] Все { $n } исполнителя этого поручения
   *[many] Все { $n } исполнителей этого поручения
 }
line-seen-by-nobody = Больше никто.
line-heard-short = Вести
line-done = Выполнено
line-due-day = День срока
line-deadline-text = Срок по тексту
line-late-by = { $days ->
    [one] Просрочено на { $days } день
    [few] Просрочено на { $days } дня
   *[many] Просрочено на { $days } дней
 }
line-verdict-waiting = Отчёт ждёт контролирующего
line-verdict-returned = Отчёт возвращён на доработку
line-due-today = Срок сегодня
line-due-in = Срок { $distance }
line-ended-on = { $stage } { $day }
line-missed-years = не выполнено за { $years }
line-missed-days = { $n ->
    [1] пропущен срок { $days }
   *[many] пропущены сроки { $days }
 }
line-missed-many = { $n ->
    [one] пропущен { $n } срок, первый { $day }
    [few] пропущено { $n } срока, первый { $day }
   *[many] пропущено { $n } сроков, первый { $day }
 }
line-next = Следующий срок
line-missed-next = следующий срок { $day }
line-control-late = { $n ->
    [one] { $n } поручение просрочено
    [few] { $n } поручения просрочены
   *[many] { $n } поручений просрочено
 }
line-control-waiting = { $n ->
    [one] { $n } отчёт ждёт контролирующего
    [few] { $n } отчёта ждут контролирующего
   *[many] { $n } отчётов ждут контролирующего
 }
line-control-silent = { $n ->
    [one] По { $n } поручению нет вестей
   *[many] По { $n } поручениям нет вестей
 }
line-controlled-by = контролирует { $controller }
line-reported = Отчёты ждут контролирующего
line-report-again = Отчитаться снова
line-overview = По всему объединению
line-overview-none = Просроченных поручений нет, отчётов без ответа тоже.
line-overview-reports = Последние отчёты
line-views = Какие поручения
line-view-late = Просрочено
line-view-waiting = На рассмотрении
line-view-silent = Нет вестей
line-view-open = Открытые
line-view-closed = Закрытые
line-view-archival = Архивные
line-view-all = Все
line-none-late = Просроченных поручений нет.
line-none-waiting = Отчётов, которые ждут контролирующего, нет.
line-none-silent = Обо всех открытых поручениях есть свежие вести.
line-none-open = Открытых поручений нет.
line-none-closed = Закрытых поручений нет.
line-none-archival = Архивных поручений без сведений нет.
line-none-all = Поручений нет.
line-count = { $n ->
    [one] { $n } поручение
    [few] { $n } поручения
   *[many] { $n } поручений
 }
line-count-over = Больше { $most } поручений
line-part-past = Срок прошёл
line-part-soon = В ближайшие 30 дней
line-part-later = Позже
line-part-no-day = Без даты
line-filter-mine = Чьи
line-filter-mine-owed = мои и моих органов
line-filter-mine-control = под моим контролем
line-chosen-controller = Контролирующий: { $owner }
report-state-withdrawn = отозван
report-withdrawn-by = Отозвано: { $by }
report-waits-mine = Ваш отчёт ждёт контролирующего. Пока ответа нет, его можно исправить или отозвать.
report-correct = Исправить отчёт
report-withdraw = Отозвать отчёт
report-returned-why = Отчёт возвращён. Что ответил контролирующий:
report-evidence-before = Из прежнего отчёта
report-title-again = Отчёт после возврата
report-title-correct = Исправить отчёт
toast-report-withdrawn = Отчёт отозван.
toast-report-corrected = Отчёт исправлен.
line-deed-withdrawn = Отчёт отозван
letter-document = { $kind } № { $number } от { $day }. { $title }
letter-extract-item = п. { $item }. { $words } (срок: { $deadline })
letter-extract-more = Ещё пунктов: { $n }
letter-words = Что написал контролирующий: { $words }
letter-no-words = Контролирующий ничего не приписал.
letter-returned-subject = Отчёт возвращён: { $place }
letter-returned = { $federation }

    { $owner }: отчёт о выполнении поручения возвращён на доработку.
    { $text }
    { $place }

    { $words }

    Поручение: { $address }

    Прежний отчёт и подтверждения сохранены: исправьте их и отправьте снова.
letter-extended-subject = Срок продлён: { $place }
letter-extended = { $federation }

    { $owner }: срок поручения продлён.
    { $text }
    { $place }

    Новый срок: { $until }
    { $words }

    Поручение: { $address }
letter-refused-subject = В продлении отказано: { $place }
letter-refused = { $federation }

    { $owner }: в продлении срока поручения отказано.
    { $text }
    { $place }

    Просили до: { $until }
    { $words }

    Поручение: { $address }
