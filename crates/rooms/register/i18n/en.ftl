register-kind-body = body
register-kind-branch = branch
register-kind-organisation = organisation
register-kind-office = office
register-kind-person = person
register-seat-line = { $office }, { $body }
