import { useState } from 'preact/hooks'
import type { Debrief } from '#shared/debrief/index'
import { isOnThisDevice, loadRecord } from '../commands/records.ts'
import { copyText } from '../device/copyText.ts'
import { uploadRecord } from '../net/api.ts'
import { publicAddress } from '../net/home.ts'
import { t } from '../text/text.ts'
import { saveFile } from '../ui/saveFile.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { csvOf } from './exports.ts'
import type { ShareKeyProps } from './ShareKey.tsx'
import { shareCardOf } from './shareCard.ts'

interface ShareProps extends ShareKeyProps {
  readonly match: string
  readonly debrief: Debrief
}

/** Exports of the debrief: a link, a picture, tables. */
export function Share({ debrief, match, night, titles }: ShareProps) {
  const [link, setLink] = useState('')
  const { failure, waiting, attempt } = useAttempt()
  const share = async () => {
    const id = isOnThisDevice(match) ? (await uploadRecord(await loadRecord(match))).match : match
    const address = `${publicAddress()}d/${id}`
    setLink(address)
    await copyText(address)
  }
  const save = (kind: 'json' | 'csv') => {
    const text = kind === 'json' ? JSON.stringify(debrief, null, 2) : csvOf(debrief)
    saveFile(`debrief-${match}.${kind}`, new Blob([text], { type: kind === 'json' ? 'application/json' : 'text/csv' }))
  }
  return (
    <section class="debrief-section share" data-test="section-share">
      <h2>{t('debrief.share.title')}</h2>
      <p class="ways">
        <button type="button" aria-disabled={waiting} onClick={() => void attempt(share)} data-test="share-link">
          {t('debrief.share.link')}
        </button>{' '}
        <button
          type="button"
          onClick={() =>
            void attempt(async () => saveFile(`debrief-${match}.png`, await shareCardOf(debrief, night, titles)))
          }
          data-test="share-card"
        >
          {t('debrief.share.card')}
        </button>{' '}
        <button type="button" onClick={() => save('csv')} data-test="share-csv">
          {t('debrief.share.csv')}
        </button>{' '}
        <button type="button" onClick={() => save('json')} data-test="share-json">
          {t('debrief.share.json')}
        </button>
      </p>
      {link !== '' && <p class="link">{link}</p>}
      <p role="alert" class="failure">
        {failure}
      </p>
    </section>
  )
}
