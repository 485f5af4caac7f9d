import { useState } from 'preact/hooks'
import { guestLink, seatTransferCode } from '../commands/seat.ts'
import { publicAddress } from '../net/home.ts'
import { t } from '../text/text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { AbsenceSection } from './AbsenceSection.tsx'
import { ConductSection } from './ConductSection.tsx'
import { MatchNotices } from './MatchNotices.tsx'

/** What a seat holder may do with the seat: move it to another device, or invite guests to watch from it. */
export function SeatDialog({ onClose }: { onClose(): void }) {
  const [shown, setShown] = useState<{
    readonly text: string
    readonly link: string
    readonly note: 'moveNote' | 'guestsNote'
  }>()
  const { failure, waiting, attempt } = useAttempt()
  const move = async () => {
    const code = await seatTransferCode()
    setShown({ text: code, link: `${publicAddress()}#/pass/${code}`, note: 'moveNote' })
  }
  const invite = async () => {
    const link = await guestLink()
    setShown({ text: link, link, note: 'guestsNote' })
  }
  return (
    <Dialog title={t('seat.title')} closeText={t('settings.close')} onClose={onClose}>
      <p class="ways">
        <button type="button" aria-disabled={waiting} onClick={() => void attempt(move)} data-test="move-seat">
          {t('seat.move')}
        </button>{' '}
        <button type="button" aria-disabled={waiting} onClick={() => void attempt(invite)} data-test="invite-guests">
          {t('seat.guests')}
        </button>
      </p>
      {shown && (
        <section class="shown-link">
          <p class="soft">{t(`seat.${shown.note}`)}</p>
          <p class={shown.text === shown.link ? 'link' : 'code'} data-test="seat-link">
            {shown.text}
          </p>
          <QrCode link={shown.link} />
        </section>
      )}
      <p role="alert" class="failure">
        {failure}
      </p>
      <MatchNotices />
      <AbsenceSection />
      <ConductSection />
    </Dialog>
  )
}
