import { useState } from 'preact/hooks'
import { beginSignOn, endSignOn, signOffThere } from '../net/signOn.ts'
import { loadStaffToken, saveStaffToken } from '../store/staffToken.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { useSignOn } from '../ui/useSignOn.ts'

/** Where teachers sign on, and off again; nothing on servers where none do. */
export function TeacherSignOn() {
  const [token, setToken] = useState(() => loadStaffToken('teacher'))
  const signOn = useSignOn('teacher', setToken)
  const { failure, waiting, attempt } = useAttempt()
  if (!signOn.isOffered && token === '') return null
  // This device forgets its token in any case.
  const leave = () =>
    attempt(() => endSignOn(token)).finally(() => {
      saveStaffToken('teacher', '')
      signOffThere()
    })
  return (
    <section class="ways">
      {token === '' ? (
        <button type="button" onClick={() => beginSignOn('teacher')} data-test="teacher-sign-on">
          {t('class.new.signOn')}
        </button>
      ) : (
        <p data-test="teacher-signed-on">
          {t('class.new.signedOn')}{' '}
          <button type="button" aria-disabled={waiting} onClick={() => void leave()} data-test="teacher-sign-off">
            {t('class.new.signOff')}
          </button>
        </p>
      )}
      <p role="alert" class="failure">
        {failure || signOn.failure}
      </p>
    </section>
  )
}
