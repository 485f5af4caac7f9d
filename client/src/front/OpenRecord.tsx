import { OPENED_FILE, openFile } from '../commands/records.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'

/** Opens the record of a match from a file; it is read on this device only. */
export function OpenRecord() {
  const { failure, attempt } = useAttempt()
  const open = async (file: File) => {
    await openFile(file)
    location.hash = `#/debrief/${OPENED_FILE}`
  }
  return (
    <span>
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
    </span>
  )
}
