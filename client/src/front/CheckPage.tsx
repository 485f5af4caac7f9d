import { useEffect, useState } from 'preact/hooks'
import { checkDevice, DEVICE_CHECKS, type DeviceCheck, REQUIRED_CHECKS } from '../commands/checkDevice.ts'
import { t } from '../text/text.ts'
import '../ui/page.css'

type CheckResults = Partial<Record<DeviceCheck, boolean>>

/** Checks this device and its network; teachers open it beforehand in the room where the class will play. */
export function CheckPage() {
  const [results, setResults] = useState<CheckResults>({})
  const run = () => {
    setResults({})
    void checkDevice((check, works) => setResults((before) => ({ ...before, [check]: works })))
  }
  useEffect(run, [])
  return (
    <main class="page check-page">
      <p>
        <a href="#/">← {t('table.home')}</a>
      </p>
      <h1>{t('check.title')}</h1>
      <p class="soft">{t('check.intro')}</p>
      <ul class="checks" data-test="checks">
        {DEVICE_CHECKS.map((check) => (
          <li key={check} data-works={String(results[check] ?? 'trying')}>
            <strong>{markOf(results[check])}</strong> {t(`check.${check}`)}
            {results[check] === false && <small class="soft"> {t(`check.${check}Fails`)}</small>}
          </li>
        ))}
      </ul>
      <p role="status" data-test="verdict">
        {verdictText(results)}
      </p>
      <button type="button" onClick={run}>
        {t('check.again')}
      </button>
    </main>
  )
}

const markOf = (works: boolean | undefined): string => (works === undefined ? '…' : works ? '✓' : '✗')

function verdictText(results: CheckResults): string {
  if (DEVICE_CHECKS.some((check) => results[check] === undefined)) return t('check.trying')
  if (REQUIRED_CHECKS.some((check) => results[check] === false)) return t('check.bad')
  return t(DEVICE_CHECKS.every((check) => results[check]) ? 'check.good' : 'check.fair')
}
