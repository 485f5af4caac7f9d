/** Faces the first screens use, as CSS names them. */
const FACES = ['400 1rem "IBM Plex Sans"', '600 1rem "IBM Plex Sans"', '600 1rem "Barlow Condensed"']

let fetched: Promise<unknown> | undefined

/**
 * Fetches the game's fonts for Latin script, once. Fonts of the device are used until then, and for all other scripts.
 * Resolves when the canvas can draw with them; never rejects.
 */
export async function fetchFonts(): Promise<void> {
  fetched ??= Promise.all([
    import('@fontsource/ibm-plex-sans/latin-400.css'),
    import('@fontsource/ibm-plex-sans/latin-600.css'),
    import('@fontsource/barlow-condensed/latin-600.css'),
    import('@fontsource/barlow-condensed/latin-700.css'),
  ]).then(() => Promise.all(FACES.map((face) => document.fonts.load(face))))
  await fetched.catch(() => undefined)
}

/** Fetches the newspaper's fonts: a player who never ends a year never needs them. Never rejects. */
export async function fetchPaperFonts(): Promise<void> {
  await Promise.all([
    import('@fontsource/old-standard-tt/latin-400.css'),
    import('@fontsource/old-standard-tt/latin-400-italic.css'),
    import('@fontsource/old-standard-tt/latin-700.css'),
  ]).catch(() => undefined)
}
