/** How many times the usual number of cases the generated tests try: 1 in `npm test`, more in `npm run tool -- nightly`. */
export const THOROUGHNESS = Number(process.env.THOROUGHNESS ?? '1')
