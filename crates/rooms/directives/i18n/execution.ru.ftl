# Справка о выполнении.
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
    [one] Ни об одном из { $all } поручения не известно, что оно выполнено: { $rest }.
   *[many] Ни об одном из { $all } поручений не известно, что оно выполнено: { $rest }.
 }
execution-said-none = { $all ->
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
execution-rest-not-done = { $n ->
    [one] признано невыполненным { $n }
   *[many] признаны невыполненными { $n }
 }
execution-rest-closed = снято с контроля { $n }
execution-rest-no-word = нет сведений о { $n }
execution-said-silent = { $n ->
    [1] По 1 поручению исполнитель давно не подавал вестей.
    [one] По { $n } поручению исполнители давно не подавали вестей.
   *[many] По { $n } поручениям исполнители давно не подавали вестей.
 }
execution-said-due = { $done ->
    [0] { $due ->
        [1] Наступил один срок, он не соблюдён.
       *[many] Наступило сроков: { $due }, не соблюдён ни один.
     }
    [one] Соблюдён { $done } срок из { $due } наступивших.
    [few] Соблюдено { $done } срока из { $due } наступивших.
   *[many] Соблюдено { $done } сроков из { $due } наступивших.
 }
execution-said-reported = { $n ->
    [one] По { $n } поручению отчёт подан в срок и ждёт контролирующего.
   *[many] По { $n } поручениям отчёты поданы в срок и ждут контролирующего.
 }
execution-said-by-adoption = { $n ->
    [one] Ещё { $n } решение исполнено самим принятием.
    [few] Ещё { $n } решения исполнены самим принятием.
   *[many] Ещё { $n } решений исполнено самим принятием.
 }
execution-said-fan-out = Поручение нескольким исполнителям считается для каждого отдельно: в тексте их { $n }, на контроле { $lines }.
execution-others = Ещё { $n }. { $said }
execution-due-moved = до { $due } (продлён, был до { $first })
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
execution-unfulfilled = Прежние решения, о которых в тексте сказано, что они не выполнены
execution-by-adoption = Исполнено самим принятием
execution-by-items = По пунктам
execution-no-lines = Исполнителей на контроле нет.
execution-too-large = Для одной справки это слишком много: помещается не больше { $lines } поручений и { $documents } документов. Возьмите период короче или один орган.
execution-act-decision = { $day }: { $reason } (решение № { $number })
execution-act = { $day }: { $reason }
execution-told = { $day }, { $claim }. { $account }
execution-told-with = { $day }, { $claim }. { $account } [{ $refs }]
execution-evidence = Подтверждения
execution-evidence-number = №
execution-evidence-what = Подтверждение
execution-owner = Исполнитель
execution-deadline = Срок
execution-state = Состояние
execution-deeds = Что сделано
execution-period-turned = Конец периода раньше начала.
execution-body-unknown = Такого органа в реестре нет. Выберите из списка.
execution-lead = Что стало с поручениями документов, принятых за выбранное время.
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
execution-unfulfilled-what = Так об этом говорит сам документ.
execution-no-charge = Пункт никому ничего не поручает.
execution-all-lines = Все они в реестре
execution-no-deeds = сообщений не было
execution-before = { $n ->
    [one] Ранее ещё { $n } сообщение
    [few] Ранее ещё { $n } сообщения
   *[many] Ранее ещё { $n } сообщений
 }
execution-subtitle = { $about } { $title }, по состоянию на { $day }
execution-subtitle-period = { $about }, по состоянию на { $day }
execution-evidence-for = К чему
execution-every-partly = { $all ->
    [1] Единственное поручение выполнено частично.
   *[many] Все поручения выполнены частично: { $all }.
 }
execution-every-in-work = { $all ->
    [1] Единственное поручение в работе.
   *[many] Все поручения в работе: { $all }.
 }
execution-every-late = { $all ->
    [1] Единственное поручение просрочено на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
     }.
   *[many] Просрочены все поручения: { $all }, дольше всего на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
     }.
 }
execution-every-not-done = { $all ->
    [1] Единственное поручение не выполнено.
    [one] Не выполнено ни одно из { $all } поручения.
   *[many] Не выполнено ни одно из { $all } поручений.
 }
execution-every-closed = { $all ->
    [1] Единственное поручение снято с контроля.
   *[many] Все поручения сняты с контроля: { $all }.
 }
execution-said-due-all = { $due ->
    [1] Наступил один срок, он соблюдён.
   *[many] Соблюдены все наступившие сроки: { $due }.
 }
execution-said-longest = { $days ->
    [one] Дольше всего просрочено на { $days } день.
    [few] Дольше всего просрочено на { $days } дня.
   *[many] Дольше всего просрочено на { $days } дней.
 }
execution-archival = { $n ->
    [1] О выполнении сведений нет. Документ принят раньше, чем объединение стало вести здесь контроль, и о его единственном поручении пока никто ничего не записал.
    [one] О выполнении сведений нет. Документ принят раньше, чем объединение стало вести здесь контроль, и ни об одном из его { $n } поручения пока никто ничего не записал.
   *[many] О выполнении сведений нет. Документ принят раньше, чем объединение стало вести здесь контроль, и ни об одном из его { $n } поручений пока никто ничего не записал.
 }
execution-total = { $n ->
    [one] На контроле { $n } поручение
    [few] На контроле { $n } поручения
   *[many] На контроле { $n } поручений
 }
execution-share-done = выполнено
execution-share-partly = выполнено частично
execution-share-work = в работе
execution-share-late = просрочено
execution-share-failed = не выполнено
execution-share-closed = снято с контроля
execution-share-unknown = нет сведений
execution-besides = Кроме того
execution-besides-done-late = выполнено с опозданием
execution-besides-reported = отчёт ждёт контролирующего
execution-besides-silent = давно нет вестей
execution-besides-extended = срок продлён
execution-besides-one = { $what }: { $n }
execution-undone = Не выполнено и просрочено
execution-undone-none = Невыполненных и просроченных поручений нет.
execution-undone-more = { $n ->
    [one] И ещё у { $n } исполнителя.
   *[many] И ещё у { $n } исполнителей.
 }
execution-last-word = Последнее сообщение
execution-jumps = К разделам справки
execution-jump-items = Пункты
execution-jump-item = К пункту { $label }
execution-done-of = выполнено { $done } из { $all }
execution-print = Печать
execution-item-and-words = Пункт { $label }. { $words }
execution-item-in = { $document }, пункт { $label }. { $words }
execution-document-head = { $named } { $title }
execution-public-note = Всем видны состояние и сроки, а из отчётов те, которые открыл контролирующий.
execution-ours = Номера пунктов поставлены программой: в тексте документа они не напечатаны.
execution-preset-conference = С последней конференции
execution-preset-before = С предыдущей
execution-preset-year = За год
execution-presets = За какое время
execution-other-period = Другое время или орган
execution-due-missed = { $deadline }; { $missed }
execution-told-returned = возвращён: { $reason }
execution-told-said-by = со слов: { $said }
execution-evidence-day = День
execution-table = Выполнение по пунктам
execution-table-of = Выполнение по пунктам: { $document }
execution-preset-since = { $preset } ({ $day })
execution-said-in-text = Поручений в тексте { $n }: данное нескольким исполнителям считается для каждого отдельно.
