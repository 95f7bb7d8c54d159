register-kind-body = орган
register-kind-branch = отделение
register-kind-organisation = организация
register-kind-office = должность
register-kind-person = человек
register-seat-line = { $office }, { $body }
