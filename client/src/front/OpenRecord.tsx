import { showRecord } from '../net/api.ts'
import { useAttempt } from '../panels/useAttempt.ts'
import { t } from '../text/text.ts'

/** A match from a file, shown again to whoever has the file. */
export function OpenRecord() {
  const { failure, attempt } = useAttempt()
  const open = async (file: File) => {
    const { match } = await showRecord(await file.text())
    location.hash = `#/match/${match}`
  }
  return (
    <p class="faint">
      <label class="file">
        {t('front.record')}
        <input
          class="unseen"
          type="file"
          accept=".jsonl,application/jsonl"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) void attempt(() => open(file))
          }}
          data-test="open-record"
        />
      </label>{' '}
      <span role="alert" class="failure">
        {failure}
      </span>
    </p>
  )
}
