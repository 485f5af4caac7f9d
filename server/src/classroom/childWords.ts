/**
 * Words that children of ten know and can spell: things one can see or touch, 3 to 7 letters, none that sounds like another, none
 * that hurts beside any other.
 */
export const CHILD_WORDS: readonly string[] = `
  acorn apple arrow autumn badge bagel banjo barn basket beach bean bell bench berry bike bird biscuit blanket boat
  book boots bottle bowl branch bread brick bridge broom brush bubble bucket button cabin cake camera candle canoe
  carpet carrot castle chair chalk cheese cherry circle circus clock cloud clover coat cocoa comb comet cookie corn
  cotton crayon cricket crown cup curtain daisy desk diamond dice dinner dish doll door dragon drawer dress drum duck
  eagle easel engine fabric farm feather fence fern finger flag flute forest fork fox frog fruit garage garden garlic
  gate giant giraffe glass glove glue goal grape grass guitar hammer hammock harbor harp hat helmet hill honey horn
  hotel house ice igloo island jacket jam jelly jigsaw juice jungle kayak kettle kitchen kite kitten koala ladder
  lake lamp lantern leaf lemon letter library lion lizard log magnet mango map maple marble market mask medal melon
  milk mirror mitten moon mop muffin museum music napkin needle nest noodle oak ocean olive onion orange orchard
  otter oven owl page paint palace pancake panda paper parade park parrot pasta path peach peanut pebble pencil
  penguin pepper piano picnic picture pillow pilot pine pirate pizza planet plate plum pocket pond pony popcorn
  potato puddle pumpkin puppet puppy purse puzzle pyramid queen quilt rabbit radio raft rain rainbow raisin ribbon
  rice ring river robin robot rocket roof rope rose ruler saddle sailor salad salt sand scarf school seal seed shadow
  shell ship shoe shovel silver singer sink skate sky sled slide smile snow soap sock sofa soup spice sponge spoon
  spring square stair stamp star statue stone storm stove straw street summer sun swan sweater swing table tablet tea
  teapot temple tennis tent thread throne thumb ticket tiger toast tomato toy tractor train tree trumpet tulip tunnel
  turtle twig uniform valley vase village violin wagon walnut water wave wheel whistle window wing winter wizard wolf
  wood wool yard yogurt zebra zipper`
  .trim()
  .split(/\s+/)
