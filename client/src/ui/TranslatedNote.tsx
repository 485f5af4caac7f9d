import { useEffect, useState } from 'preact/hooks'
import { onTranslation } from '../device/translation.ts'
import { t } from '../text/text.ts'
import './banner.css'

/** Says above any page that the browser translates it, which stops its figures. */
export function TranslatedNote() {
  const [isTranslated, setTranslated] = useState(false)
  useEffect(() => onTranslation(setTranslated), [])
  return (
    <div role="status">
      {isTranslated && (
        <p class="stale" data-test="translated">
          {t('stale.translated')}
        </p>
      )}
    </div>
  )
}
