import { t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import { STANDARDS } from './standards.ts'

/** What curricula ask for, where it stands, and what of the lesson serves it. */
export function Standards() {
  return (
    <>
      <p>{t('kit.standards.about')}</p>
      <TableScroller label={t('kit.part.standards.title')}>
        <table class="standards" data-test="standards">
          <thead>
            <tr>
              {(['framework', 'asks', 'here', 'source'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`kit.standards.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STANDARDS.map(({ id, framework, place, source }) => (
              <tr key={id} data-test={`standard-${id}`}>
                <th scope="row">
                  {framework}
                  <small>{place}</small>
                </th>
                <td>{t(`kit.standard.${id}.asks`)}</td>
                <td>{t(`kit.standard.${id}.here`)}</td>
                <td>
                  <cite>{source}</cite>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </>
  )
}
