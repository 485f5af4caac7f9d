import { useState } from 'preact/hooks'
import type { Board } from '#shared/protocol/classBoard'
import { publicAddress } from '../../net/home.ts'
import type { TeacherAccess } from '../../store/classes.ts'
import { t } from '../../text/text.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { LocalOnlyNote } from '../../ui/LocalOnlyNote.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { shareLinks } from '../shareLinks.ts'

/** The links of a class: for students, for the projector, and the secret one that makes its holder the teacher. */
export function ClassLinks({ teaching, board }: { readonly teaching: TeacherAccess; readonly board: Board }) {
  const [open, setOpen] = useState(board.students.length === 0 && board.phase === 'joining')
  const token = board.projector ?? teaching.projector
  const projector = token && `${publicAddress()}#/projector/${teaching.id}/${token}`
  return (
    <>
      <p class="ways">
        <button type="button" onClick={() => setOpen(true)} data-test="links">
          {t('class.links.open')}
        </button>
        {projector && (
          <a class="button" href={projector} target="_blank" rel="noreferrer" data-test="projector">
            {t('class.links.projector')}
          </a>
        )}
        <a class="button" href={`#/kit/guide/${board.code}`} target="_blank" rel="noreferrer" data-test="guide-link">
          {t('class.guide')} ↗
        </a>
      </p>
      {open && <LinksDialog teaching={teaching} board={board} projector={projector} onClose={() => setOpen(false)} />}
    </>
  )
}

interface LinksDialogProps {
  readonly teaching: TeacherAccess
  readonly board: Board
  readonly projector: string | undefined
  onClose(): void
}

function LinksDialog({ teaching, board, projector, onClose }: LinksDialogProps) {
  const join = `${publicAddress()}j/${board.code}`
  const secret = `${publicAddress()}#/teach/${teaching.id}/${teaching.token}`
  const file = [
    `${t('class.links.forStudents')} ${join}`,
    ...(projector ? [`${t('class.links.forProjector')} ${projector}`] : []),
    `${t('class.links.forYou')} ${secret}`,
  ].join('\n')
  return (
    <Dialog title={t('class.links.title')} closeText={t('settings.close')} onClose={onClose}>
      <section class="invitation">
        <QrCode link={join} />
        <div>
          <p class="soft">{t('class.links.forStudents')}</p>
          <p class="code">{board.code}</p>
          <p class="link" data-test="join-link">
            {join}
          </p>
          <LocalOnlyNote />
        </div>
      </section>
      <p class="ways">
        <a class="button" href={`#/print/${board.code}`} target="_blank" rel="noreferrer" data-test="slips-link">
          {t('class.print.link')} ↗
        </a>
        <a class="button" href={`#/kit/${board.code}`} target="_blank" rel="noreferrer" data-test="kit-link">
          {t('class.kit')} ↗
        </a>
      </p>
      <ShareWays join={join} />
      <p class="soft">{t('class.links.forYou')}</p>
      <p class="link" data-test="teacher-link">
        {secret}
      </p>
      <p class="faint">{t('class.links.secret')}</p>
      <p class="ways">
        <a
          class="button"
          download={`delicate-balance-${board.code}.txt`}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          data-test="save-links"
        >
          {t('class.links.save')}
        </a>
      </p>
    </Dialog>
  )
}

/** The link for students, brought to a learning platform: plain links, nothing of theirs is on this page. */
function ShareWays({ join }: { readonly join: string }) {
  return (
    <>
      <p class="ways">
        {shareLinks(join).map(({ platform, href }) => (
          <a class="button" key={platform} href={href} target="_blank" rel="noreferrer" data-test={`share-${platform}`}>
            {t(`class.share.${platform}`)} ↗
          </a>
        ))}
      </p>
      <p class="faint">
        {t('class.share.about')} {t('class.share.moodle')}
      </p>
    </>
  )
}
