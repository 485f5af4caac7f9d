import { useEffect, useState } from 'preact/hooks'
import {
  checkDevice,
  DEVICE_CHECKS,
  type DeviceCheckResult,
  type DeviceCheckResults,
  verdictOf,
} from '../commands/checkDevice.ts'
import { sentence, t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import '../ui/page.css'

/** Checks this device and its network; teachers open it beforehand in the room where the class will play. */
export function CheckPage() {
  const [results, setResults] = useState<DeviceCheckResults>({})
  const run = () => {
    setResults({})
    void checkDevice((check, result) => setResults((before) => ({ ...before, [check]: result })))
  }
  useEffect(run, [])
  const verdict = verdictOf(results)
  return (
    <main class="page check-page">
      <HomeLink />
      <h1>{t('check.title')}</h1>
      <p class="soft">{t('check.intro')}</p>
      <ul class="checks" data-test="checks">
        {DEVICE_CHECKS.map((check) => {
          const { did, refusal } = results[check] ?? { did: undefined }
          return (
            <li key={check} data-did={did ?? 'trying'} data-check={check}>
              <strong>{did === undefined ? '…' : MARKS[did]}</strong> {t(`check.${check}`)}
              {did === 'fails' && <small class="soft"> {refusal ? sentence(refusal) : t(`check.${check}Fails`)}</small>}
              {did === 'untried' && <small class="soft"> {t('check.untried')}</small>}
            </li>
          )
        })}
      </ul>
      <p role="status" data-test="verdict">
        {t(`check.${verdict ?? 'trying'}`)}
      </p>
      <button type="button" disabled={verdict === undefined} onClick={run}>
        {t('check.again')}
      </button>
    </main>
  )
}

const MARKS: Readonly<Record<DeviceCheckResult['did'], string>> = { works: '✓', fails: '✗', untried: '–' }
