import { useState } from 'preact/hooks'
import type { CardFigures } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { TitleId } from '#shared/titles/index'
import { copyText } from '../device/copyText.ts'
import { passOnPicture } from '../device/passOn.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { shareCardOf } from './shareCard.ts'
import { shareText } from './shareText.ts'

/** What a picture or a sentence of a match is made of. */
export interface ShareKeyProps {
  readonly debrief: CardFigures
  readonly night: Night | undefined
  /** The viewer's own. */
  readonly titles: readonly TitleId[]
}

/** Shares the match as a picture and a sentence, by the device's own way; where there is none, the sentence is copied. */
export function ShareKey({ debrief, night, titles }: ShareKeyProps) {
  const [copied, setCopied] = useState(false)
  const { failure, waiting, attempt } = useAttempt()
  const share = async () => {
    const text = shareText(debrief, night, titles)
    if (await passOnPicture(await shareCardOf(debrief, night, titles), text)) return
    setCopied(await copyText(text))
  }
  return (
    <p class="share-key no-print">
      <button type="button" aria-disabled={waiting} onClick={() => void attempt(share)} data-test="share-key">
        <Icon name="share" /> {t('debrief.share.key')}
      </button>
      <span role="status">{copied && t('debrief.share.shared')}</span>
      <span role="alert" class="failure">
        {failure}
      </span>
    </p>
  )
}
