import { useState } from 'preact/hooks'
import { Refused, showRecord } from '../net/api.ts'
import { sentence, t } from '../text/text.ts'

/** A match from a file, shown again to whoever has the file. */
export function OpenRecord() {
  const [failure, setFailure] = useState('')
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    setFailure('')
    try {
      const { match } = await showRecord(await file.text())
      location.hash = `#/match/${match}`
    } catch (fault) {
      setFailure(fault instanceof Refused ? sentence(fault.problem) : String(fault))
    }
  }
  return (
    <p class="faint">
      <label class="file">
        {t('front.record')}
        <input
          class="unseen"
          type="file"
          accept=".jsonl,application/jsonl"
          onChange={(event) => void open(event.currentTarget.files?.[0])}
          data-test="open-record"
        />
      </label>{' '}
      <span role="alert" class="failure">
        {failure}
      </span>
    </p>
  )
}
