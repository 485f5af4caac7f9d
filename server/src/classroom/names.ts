import { randomInt } from 'node:crypto'
import { animals, colors } from 'unique-names-generator'

/** Words a student might be hurt by, or that are no animal one knows. */
const UNFIT = new Set(
  `anaconda ape aphid asp baboon barnacle basilisk bass bat bedbug bonobo booby bovid bug buzzard canid canidae carp cattle
  clam cockroach cow cuckoo dinosaur dodo dog donkey earwig eel elephant felidae flea fly fowl gamefowl goat goose gorilla
  guan hookworm hyena jackal krill landfowl leech loon louse mammal mite mole mollusk monkey moose mosquito mule pig pigeon
  pinniped piranha primate rat reptile rodent rook scorpion shark sheep shrew shrimp skunk sloth slug smelt snake snail sole
  swine termite tick toad tuna turkey viper vole vulture wasp weasel whale wildfowl worm`.split(/\s+/),
)
/** Colours without a political or national meaning. */
const COLOURS = colors.filter((colour) =>
  /^(amber|azure|bronze|copper|coral|crimson|emerald|gold|green|indigo|ivory|jade|lime|olive|orange|sapphire|scarlet|silver|teal|violet)$/.test(
    colour,
  ),
)
/** Animals one knows, by their English names. */
const ANIMALS = animals.filter((animal) => /^[a-z]{3,8}$/.test(animal) && !UNFIT.has(animal))

/** One of these, at random. */
const anyOf = (words: readonly string[]): string => words[randomInt(words.length)]!

/** A name the game gives: a colour and an animal, none of those taken. */
export function newAlias(taken: readonly string[]): string {
  for (;;) {
    const alias = `${anyOf(COLOURS)} ${anyOf(ANIMALS)}`
    if (!taken.includes(alias)) return alias
  }
}
