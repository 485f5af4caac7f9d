import { useEffect, useState } from 'preact/hooks'
import { publicAddress } from '../net/home.ts'
import { readSharing, shareScenario } from '../net/sharedScenarios.ts'
import { loadStaffToken } from '../store/staffToken.ts'
import { t } from '../text/text.ts'
import { ShareLink } from '../ui/ShareLink.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { useEditing } from './editing.ts'

/** The key that shares the file on the server, where its host allows that; nothing elsewhere. */
export function SharePart({ isSound }: { readonly isSound: boolean }) {
  const { file } = useEditing()
  const [sharing, setSharing] = useState<Awaited<ReturnType<typeof readSharing>>>('off')
  const [shared, setShared] = useState<{ readonly of: typeof file; readonly id: string }>()
  const { failure, waiting, attempt } = useAttempt()
  useEffect(() => {
    readSharing().then(setSharing, () => undefined)
  }, [])
  if (sharing === 'off') return null
  const token = loadStaffToken('host') || loadStaffToken('teacher') || undefined
  if (sharing === 'staff' && token === undefined) return <p class="faint">{t('workshop.shareStaff')}</p>
  const share = async () => setShared({ of: file, id: await shareScenario(JSON.stringify(file), token) })
  return (
    <div class="share-part" data-test="share-part">
      <p class="ways">
        <button
          type="button"
          aria-disabled={!isSound || waiting}
          onClick={() => isSound && void attempt(share)}
          data-test="share-scenario"
        >
          {t('workshop.share')}
        </button>
      </p>
      <p class="faint">{t('workshop.shareAbout')}</p>
      {shared?.of === file && (
        <p role="status">
          {t('workshop.sharedLink')}: <a href={`#/workshop/${shared.id}`}>{shared.id}</a>{' '}
          <ShareLink link={`${publicAddress()}#/workshop/${shared.id}`} title={t('workshop.title')} />
        </p>
      )}
      <p role="alert" class="fault">
        {failure}
      </p>
    </div>
  )
}
