# Строки контроля, отчёты, контроль, справка о выполнении.
execution-said-nothing = Поручений на контроле нет.
execution-said-no-word = { $all ->
    [1] О единственном поручении сведений нет.
    [one] Ни по одному из { $all } поручения сведений нет.
   *[many] Ни по одному из { $all } поручений сведений нет.
 }
execution-said-all = { $all ->
    [1] Единственное поручение выполнено.
    *[many] Выполнены все поручения: { $all }.
 }
execution-said-all-every-late = { $all ->
    [1] Единственное поручение выполнено с опозданием.
    *[many] Выполнены все поручения, и все с опозданием: { $all }.
 }
execution-said-all-late = Выполнены все поручения: { $all }, из них { $late } с опозданием.
execution-said-none-known = { $all ->
    [1] О единственном поручении не известно, что оно выполнено: { $rest }.
    [one] Ни об одном из { $all } поручения не известно, что оно выполнено: { $rest }.
    *[many] Ни об одном из { $all } поручений не известно, что оно выполнено: { $rest }.
 }
execution-said-none = { $all ->
    [1] Единственное поручение не выполнено: { $rest }.
    [one] Ни одно из { $all } поручения не выполнено: { $rest }.
    *[many] Ни одно из { $all } поручений не выполнено: { $rest }.
 }
execution-said-some = { $all ->
    [one] Из { $all } поручения выполнено { $done }; { $rest }.
    *[many] Из { $all } поручений выполнено { $done }; { $rest }.
 }
execution-said-some-late = { $all ->
    [one] Из { $all } поручения выполнено { $done }, из них { $late } с опозданием; { $rest }.
    *[many] Из { $all } поручений выполнено { $done }, из них { $late } с опозданием; { $rest }.
 }
execution-said-some-every-late = { $done ->
    [1] { $all ->
        [one] Из { $all } поручения выполнено 1, с опозданием; { $rest }.
       *[many] Из { $all } поручений выполнено 1, с опозданием; { $rest }.
     }
   *[many] { $all ->
        [one] Из { $all } поручения выполнено { $done }, все с опозданием; { $rest }.
       *[many] Из { $all } поручений выполнено { $done }, все с опозданием; { $rest }.
     }
 }
execution-rest-partly = частично выполнено { $n }
execution-rest-in-work = в работе { $n }
execution-rest-late = { $n ->
    [1] просрочено 1, на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
     }
   *[many] просрочено { $n }, дольше всего на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
     }
 }
execution-rest-not-done = не выполнено { $n }
execution-rest-closed = снято с контроля { $n }
execution-rest-no-word = нет сведений о { $n }
execution-said-silent = { $n ->
    [1] По 1 поручению исполнитель давно не подавал вестей.
    [one] По { $n } поручению исполнители давно не подавали вестей.
    *[many] По { $n } поручениям исполнители давно не подавали вестей.
 }
execution-said-due = Наступило сроков: { $due }; соблюдено { $done } из { $due }.
execution-said-reported = { $n ->
    [one] По { $n } поручению отчёт подан в срок и ждёт контролирующего.
    *[many] По { $n } поручениям отчёты поданы в срок и ждут контролирующего.
 }
execution-said-by-adoption = Исполнено самим принятием: { $n }.
execution-said-fan-out = Поручение нескольким исполнителям считается для каждого отдельно: в тексте их { $n }, на контроле { $lines }.
execution-others = Ещё { $n }. { $said }
execution-due-moved = до { $due } (срок продлён)
execution-due-next = { $deadline }; ближайший срок { $due }
execution-due-late = { $days ->
    [one] { $due }; просрочено на { $days } день
    [few] { $due }; просрочено на { $days } дня
   *[many] { $due }; просрочено на { $days } дней
 }
execution-due-done-late = { $days ->
    [one] { $due }; на { $days } день позже срока
    [few] { $due }; на { $days } дня позже срока
    *[many] { $due }; на { $days } дней позже срока
 }
execution-about-body = { $body }, документы с { $from } по { $until }
execution-about-period = Документы с { $from } по { $until }
execution-title = Справка о выполнении
execution-as-of = По состоянию на { $day }
execution-item = Пункт { $label }
execution-unfulfilled = О невыполненных прежних решениях сказано
execution-by-adoption = Исполнено принятием
execution-by-items = По пунктам
execution-no-lines = На контроль не ставилось.
execution-too-large = Для одной справки это слишком много: помещается не больше { $lines } поручений и { $documents } документов. Возьмите период короче или один орган.
execution-act-decision = { $day }: { $reason } (решение № { $number })
execution-act = { $day }: { $reason }
execution-told = { $day }, { $claim }. { $account }
execution-told-with = { $day }, { $claim }. { $account } [{ $refs }]
execution-evidence = Подтверждения
execution-evidence-number = №
execution-evidence-what = Что приложено
execution-owner = Исполнитель
execution-deadline = Срок
execution-state = Состояние
execution-deeds = Что сделано
execution-figure-lines = На контроле
execution-figure-done = Выполнено
execution-figure-done-late = из них с опозданием
execution-figure-partly-done = Выполнено частично
execution-figure-in-work = В работе
execution-figure-reported = Ждут контролирующего
execution-figure-late = Просрочено
execution-figure-silent = Давно нет вестей
execution-figure-extended = Срок продлён
execution-figure-not-done = Не выполнено
execution-figure-closed = Снято с контроля
execution-figure-no-word = Нет сведений
execution-figure-by-adoption = Исполнено принятием
stage-open = на контроле
stage-accepted = принято к исполнению
stage-in-progress = исполняется
stage-reported = отчёт на рассмотрении
stage-returned = возвращено
stage-done = выполнено
stage-partly-done = выполнено частично
stage-not-done = не выполнено
stage-no-action = действий не требуется
stage-cancelled = отменено
stage-replaced = заменено
stage-carried-over = перенесено
mark-late = просрочено
mark-silent = нет вестей
mark-extended = срок продлён
mark-done-late = с опозданием
mark-no-word = нет сведений
claim-in-progress = работа идёт
claim-hint-in-progress = Строка остаётся открытой, контролирующий увидит, как идут дела.
claim-done = выполнено
claim-hint-done = Отчёт пойдёт контролирующему на рассмотрение.
claim-partly-done = выполнено частично
claim-hint-partly-done = Больше сделано не будет. Напишите, что осталось и почему.
claim-not-done = выполнить нельзя
claim-hint-not-done = Напишите причину: она войдёт в справку.
part-lead = ответственный
part-co = соисполнитель
report-state-waiting = ждёт рассмотрения
report-state-accepted = принят
report-state-returned = возвращён
extension-state-waiting = ждёт ответа
extension-state-accepted = продлено
extension-state-returned = отказано
close-hint-not-done = Исполнитель должен был и не сделал.
close-hint-partly-done = Сделана часть, больше не будет.
close-hint-no-action = Делать ничего не пришлось.
close-hint-cancelled = Позднейшее решение отменило поручение.
close-hint-replaced = Позднейшее решение заменило поручение другим.
close-hint-carried-over = Перешло в следующее постановление.
nav-lines = Поручения
nav-execution = Справка о выполнении
line-no-owner = исполнитель не назван
line-card = { $place }, { $stage }
line-day-odd = Такой даты нет. Напишите её как 5.11.2026.
line-text-long = Слишком длинный текст: не больше { $most } знаков.
toast-line-closed = Строка контроля закрыта.
close-stage = Чем закончилось
close-reason = Причина
close-decision = Решение
close-decision-hint = Номер или короткий адрес более позднего решения. Нужен для отмены и замены.
close-do = Закрыть строку контроля
close-lead = Так строку закрывают без отчёта исполнителя. Запись с причиной останется навсегда.
close-title = Закрыть строку контроля
close-all = Чем закончилось
close-by-decision = решение № { $number }
close-by = { $by }
line-back = Вернуться к поручению
line-place = { $document }, пункт { $item }
line-correct = Исправить прочтение
line-all = Все исполнители
line-more = { $n ->
    [one] Ещё { $n } строка контроля
    [few] Ещё { $n } строки контроля
    *[many] Ещё { $n } строк контроля
 }
line-corrections = Исправления прочтения
line-document = Документ
line-nature = Вид поручения
line-deadline = Срок
line-as-written = В тексте: { $written }
line-first-due = Первоначальный срок
line-owner-gone = исполнителя больше нет в реестре
line-owners = Исполнители
line-owner = Исполнитель
line-controller = Контролирующий
line-head-drawing = Ход
line-state = Состояние
line-heard = Последние вести
line-head-open = Строка
line-never-heard = не было
line-open-of = Открыть: { $owner }
line-open = Открыть
line-correction = Версия { $version }
line-owner-odd = Такого исполнителя в реестре нет. Выберите из списка.
toast-line-corrected = Прочтение исправлено, строки контроля обновлены.
line-correction-reason = Почему так
line-owner-nobody = Никто
line-owners-hint = Первый ведёт, остальные участвуют. Без исполнителя строка ляжет на принявший орган.
line-owner-nth = Исполнитель { $n }
line-owner-more = Ещё исполнитель
line-deadline-hint = Как пишут люди: до 1 августа 2026 года, ежеквартально, постоянно.
line-correction-reason-hint = Принятый текст не меняется: исправляется только то, как он был прочитан.
line-correction-do = Исправить
line-back-directive = Вернуться
line-correction-title = Исправить прочтение
line-correction-lead = Исполнители, которых не имели в виду, лишатся открытых строк с этой причиной; названные получат свои.
toast-extension-asked = Просьба отправлена контролирующему.
extension-now = Нынешний срок: { $due }
extension-until-field = До какого дня
extension-reason = Почему нужно время
extension-reason-hint = Контролирующий ответит на это.
extension-send = Попросить
extension-title = Попросить о продлении срока
line-archival = Документ старше этой системы: сведений ещё нет, напоминаний не будет, пока кто-нибудь не возьмёт строку.
line-no-owner-long = В тексте исполнитель не назван, поэтому строка лежит на принявшем органе.
line-facts = Сведения
line-history = История
line-take = Принять к исполнению
line-ask-time = Попросить о продлении
line-close = Закрыть иначе
line-controller-none = нет
line-somebody = кто-то
line-program = программа
line-item = Пункт
line-all-corrected = Все исполнители и исправления
line-directive = Поручение
line-since = Действует с
line-done = Выполнено
line-address = Адрес
report-waits = Отчёт ждёт рассмотрения.
extension-waits = Просят продлить срок до { $until }
report-judge = Рассмотреть отчёт
report-reason = Слово к решению
report-reason-hint = Обязательно, если вы возвращаете отчёт.
report-return = Вернуть
extension-answer = Ответить на просьбу о продлении
extension-word = Слово к ответу
extension-word-hint = Обязательно при отказе.
extension-grant = Продлить до { $until }
extension-refuse = Отказать
report-all = Отчёты
report-none = Отчётов ещё не было.
report-evidence = Подтверждения
report-by-for = сообщил(а) { $said }, записал(а) { $by }
report-by = { $by }
report-released = открыт для всех
report-hide = Скрыть от всех
report-release = Открыть для всех
extension-all = Продления
extension-until = до { $until }
extension-by = просит { $by }
extension-judged-by = ответ: { $by }
line-periods = Прошедшие сроки
line-period-done = выполнено { $day }
line-seen-by = Кто это видит
line-seen-by-whom = Члены органов, которые читают официальное, исполнитель и контролирующий.
line-seen-by-released = { $n ->
    [one] { $n } отчёт открыт для всех.
    [few] { $n } отчёта открыты для всех.
    *[many] { $n } отчётов открыты для всех.
 }
line-seen-by-public = Всем видны состояние и даты.
line-cited = Где упомянуто
toast-line-taken = Поручение принято к исполнению.
toast-report-accepted = Отчёт принят.
toast-report-returned = Отчёт возвращён исполнителю.
toast-report-released = Отчёт открыт для всех.
toast-report-hidden = Отчёт скрыт.
toast-extension-granted = Срок продлён.
toast-extension-refused = В продлении отказано.
line-mine-all = { $n ->
    [one] Вся { $n } строка
    [few] Все { $n } строки
    *[many] Все { $n } строк
 }
line-mine = За вами и вашими органами
line-report = Отчитаться
line-waiting-all = Всё, что ждёт рассмотрения
line-waiting = Ждут вашего слова
extension-asked = просят продлить до { $until }
line-control-late = { $n ->
    [one] { $n } поручение просрочено
    [few] { $n } поручения просрочены
    *[many] { $n } поручений просрочено
 }
line-control-silent = { $n ->
    [one] По { $n } поручению нет вестей
    *[many] По { $n } поручениям нет вестей
 }
line-control = Под вашим контролем
line-document-unknown = Документа «{ $typed }» нет. Укажите номер или короткий адрес.
line-document-several = Номер { $number } есть у нескольких документов. Укажите короткий адрес.
line-head-directive = Поручение
line-none-first = Строк контроля ещё нет. Они появятся, когда будет принят документ с поручениями.
line-none = Под такой отбор ничего не подходит.
line-register-lead = Все строки контроля: кто, что и к какому сроку должен.
line-chosen-off = Показать всех исполнителей
line-csv-cut = Показаны первые { $most } строк. Сузьте отбор.
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
line-filter-day-odd = Дату «{ $typed }» разобрать не удалось: отбор по ней не применён.
line-chosen-owner = Исполнитель: { $owner }
line-filter-who-odd = Исполнителя «{ $typed }» в реестре нет: отбор по нему не применён.
report-claim-missing = Выберите, как обстоит дело.
report-link-odd = «{ $link }» не адрес. Нужен адрес, который начинается с https:// или с / для страницы портала.
report-links-many = Слишком много адресов: не больше { $most }.
report-files-many = Слишком много файлов: не больше { $most }.
toast-report-sent = Отчёт записан.
report-file-large = Файл слишком большой: не больше { $most } МБ.
report-record-unknown = Такой страницы на этом портале нет: { $link }.
report-title = Отчёт
report-title-for = Отчёт за исполнителя
report-claim = Как обстоит дело
report-day = День
report-day-hint = Когда это произошло: 5.11.2026.
report-account = Что сделано
report-account-hint = Коротко и по делу: войдёт в справку о выполнении.
report-links = Адреса
report-links-hint = По одному на строке: статья, запись, страница этого портала.
report-files = Файлы
report-files-hint = Не больше { $most }, каждый до { $size }.
report-send = Отправить отчёт
report-said-by = Кто сообщил
report-said-by-hint = Имя и как: по телефону, на бумаге.
report-kept = Выбранные файлы браузер не запоминает: приложите их ещё раз.
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
execution-period-turned = Конец периода раньше начала.
execution-body-unknown = Такого органа в реестре нет. Выберите из списка.
execution-lead = Что стало с каждым поручением документов, принятых за период.
execution-from = Принято с
execution-until = Принято по
execution-any-body = любым органом
execution-make = Составить справку
execution-pdf = Справка в PDF
execution-pdf-ru = PDF по-русски
execution-pdf-en = PDF по-английски
execution-file-name = spravka
execution-no-documents = За этот период документов не принимали.
execution-alone = Справка по этому документу
execution-unfulfilled-what = Что сказано в самом тексте о прежних решениях, которые не выполнены:
execution-no-charge = Ничего не поручено.
execution-all-lines = Все строки контроля
execution-no-deeds = ничего не сообщалось
line-deed-adopted = документ принят
line-deed-corrected = прочтение исправлено
line-deed-taken = принято к исполнению
line-deed-reported = отчёт исполнителя
line-deed-accepted = отчёт принят
line-deed-returned = отчёт возвращён
line-deed-asked = просьба о продлении
line-deed-extended = срок продлён
line-deed-refused = в продлении отказано
line-deed-cancelled = строка закрыта
line-deed-hidden = отчёт скрыт
line-deed-other = запись изменена
line-deed-published = отчёт открыт для всех
execution-lines-of = Пункт { $label }: исполнители
execution-lines-of-nth = Пункт { $label }, поручение { $n }: исполнители
