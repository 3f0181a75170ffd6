import type { FullWording } from "../wording.ts";

export const SEALED_DOMAINS: FullWording["domains"] = {
  planning: {
    setting: "Schedules of all kinds are made under this roof, for festivals, for boats, for builders and for a theatre that never starts on time. The staff of {n} knows most customers by voice. Big sheets of squared paper hang in {room}, and the newest one is always the one with the fewest coffee rings.",
    papers: [
      {
        name: "festival wishes",
        lines: [
          "The puppet stage would like a spot with afternoon shade.",
          "{person} hopes for {n} more lanterns along the water.",
          "Stall holders ask for wider lanes, for prams.",
          "A drum group offers to march in from {room} at {time}.",
          "Could the ices stand near the slide? Parents would cheer.",
          "Straw bales make fine seats and cost next to nothing.",
          "On {day} the balloonist comes, weather willing.",
        ],
      },
      {
        name: "squared paper stock",
        lines: [
          "Sheets of the large size: {n}, in the flat drawer.",
          "Pencils in six colours, red being the shortest.",
          "{person} prefers pins with round heads.",
          "A roll of tracing paper leans in the corner of {room}.",
          "Magnets fell behind the radiator, a hanger gets them out.",
          "The long ruler is lent to the boatyard until {day}.",
          "Erasers shaped like animals were a present.",
        ],
      },
    ],
  },
  mathematics: {
    setting: "The bureau computes for museums, schools and a weekly quiz on the radio, and has done so since the slipstick was new. {n} colleagues share four tables. It is a place where people argue with chalk in hand and then go for soup together, usually to {room}, where the light is best.",
    papers: [
      {
        name: "radio quiz drafts",
        lines: [
          "Round one: how many corners has a cube that lost one?",
          "{person} suggests a question about leap years, and one about dominoes.",
          "The jingle lasts {n} seconds, so breathe in before.",
          "Prizes are books, wrapped by {person} in {room}.",
          "Too hard last time: the one with the two trains and the bee.",
          "Rehearsal on {day} at {time}, with the presenter.",
          "Listeners love rhymes, so let us have a few.",
        ],
      },
      {
        name: "slide collection",
        lines: [
          "Cabinet A holds the wooden ones, some with ivory.",
          "A round one in brass came from the uncle of {person}.",
          "Leather cases are waxed each {day} in winter.",
          "{n} pieces are out at the museum, behind glass.",
          "School classes may try the plastic ones in {room}.",
          "The giant for the wall hangs from two chains.",
          "A talk about them is planned for {date}.",
        ],
      },
    ],
  },
  science: {
    setting: "Field and bench lie close together here: out of the rear door begins the moor, and mud comes in on every boot. The laboratory belongs to a foundation, hosts {n} researchers in a good year and shares its freezer with the village shop. {person} rings a handbell for tea in {room}.",
    papers: [
      {
        name: "moor walk diary",
        lines: [
          "Sundew in flower along the third plank.",
          "{person} heard a bittern at {time}, rather far off.",
          "The boardwalk has a soft spot, marked with a rag.",
          "Cranberries: {n} handfuls, enough for a tart in {room}.",
          "Mist lay until late, then a blue afternoon.",
          "A shepherd came by with a story about marsh lights.",
          "Next walk on {day}, bring gaiters.",
        ],
      },
      {
        name: "freezer shelf plan",
        lines: [
          "Top shelf for the village shop: peas, mostly.",
          "Second shelf, boxes with orange lids, from {person}.",
          "Ice packs for picnics lie in the basket.",
          "Defrosting is on {date}, towels are in {room}.",
          "The door seals better when one leans on it.",
          "{n} cartons of ices were eaten over the summer.",
          "A bulb was swapped and the light is kinder to the eyes.",
        ],
      },
    ],
  },
  medicine: {
    setting: "The hospital grew out of a convent and has cloisters where other hospitals have corridors. Wards are named after herbs, the youngest of {n} trainees learns the way with a thread, so the joke goes, and choir music drifts over from the chapel at {time}. Meals come from the garden in season.",
    papers: [
      {
        name: "cloister garden plan",
        lines: [
          "Sage and thyme along the wall, where it is warm.",
          "{person} would like sunflowers, the tall ones.",
          "Benches are oiled around {date}.",
          "Hens: {n}, all with names, ask in {room}.",
          "A hedgehog lives beneath the steps, tread softly.",
          "Volunteers meet on {day} at {time} with gloves.",
          "Pumpkins were weighed, the largest beat a toddler.",
        ],
      },
      {
        name: "chapel music",
        lines: [
          "Evensong on {day}, all voices wanted.",
          "{person} plays the small organ, {person} turns pages.",
          "Hymn sheets are stacked in {room}.",
          "A brass quintet visits on {date}, with its van.",
          "The bell rope was spliced by a sailor.",
          "Candles: {n} boxes, beeswax.",
          "Humming along from the cloister is encouraged.",
        ],
      },
    ],
  },
  coding: {
    setting: "The studio builds and runs programs for libraries, railways and one zoo. Teams are small, the oldest system has seen {n} winters, and nobody laughs at it. Screens fill {room}, where a model railway circles along the skirting board and stops whenever a build does not go through.",
    papers: [
      {
        name: "model railway diary",
        lines: [
          "The blue engine pulls {n} wagons on the flat.",
          "{person} laid a siding below the desk near the door.",
          "A tunnel of cardboard was painted in {room}.",
          "Couplings stick in summer, a touch of graphite helps.",
          "On {day} the zoo people come and want a ride for the plush tiger.",
          "Station clock set to {time}, for the look of it.",
          "Trees of moss shed a little, hoover with care.",
        ],
      },
      {
        name: "keyboard swap",
        lines: [
          "{person} offers a split one, hardly used.",
          "Wanted: clicky switches, for {room} with its thick door.",
          "Key caps in pastel shades are free to a good home.",
          "The Danish layout went to {person}, for the sake of one letter.",
          "Swap evening on {day} from {time}, with lemonade.",
          "Cables: {n} in the box, all tangled.",
          "Wrist rests filled with cherry stones can be warmed.",
        ],
      },
    ],
  },
  finance: {
    setting: "Behind a narrow front lies a house of accounts with three courtyards, which serves merchants, guilds and a great many aunts. It prides itself on tidy columns. {n} people sit at standing desks, as the founder did, and a brass bell in {room} tells when the post coach has come.",
    papers: [
      {
        name: "courtyard concerts",
        lines: [
          "First yard: strings on {day}, from {time}.",
          "Folding chairs are stacked in {room}, {n} of them.",
          "{person} makes elderflower cordial, by the jug.",
          "Neighbours lean out of windows and are given programmes.",
          "Should it pour, everyone squeezes beneath the arches.",
          "A cellist asked for a rug, on account of the cobbles.",
          "Lanterns for dusk come from the boat club.",
        ],
      },
      {
        name: "founder's day",
        lines: [
          "The portrait gets a wreath of bay, tied by {person}.",
          "Beards may be stuck on, they are in {room}.",
          "Barley soup at {time}, as on the first day.",
          "A coach ride round the block for {n} winners of the draw.",
          "{person} tells how the bell came to be cracked.",
          "School children dress up as clerks.",
          "Dancing on {day} evening, clogs are optional.",
        ],
      },
    ],
  },
  law: {
    setting: "The practice takes up two floors of a former granary, and papers still go up and down by pulley. It acts for farms, ferries and families, seldom for anyone famous. There are {n} desks, a stove that {person} feeds with beech, and in {room} a parrot that knows some Latin.",
    papers: [
      {
        name: "parrot care",
        lines: [
          "Seeds in the morning, half an apple at {time}.",
          "{person} sits with him on {day}, he likes whistling.",
          "His newest phrase is not for clients' ears.",
          "The perch was sanded in {room}, mind the shavings.",
          "A cloth over the cage means good night.",
          "Vet on {date}, the basket is beneath the stairs.",
          "He has bitten {n} pencils this month.",
        ],
      },
      {
        name: "granary history walk",
        lines: [
          "Start at the hoist, which dates from the year of the comet.",
          "Marks on the beams count sacks, says {person}.",
          "The hatch in {room} opened onto barges.",
          "Millers' cats are buried below the pear.",
          "{n} visitors fit on the upper floor at once.",
          "Tours on {day} at {time}, stout shoes.",
          "A postcard with a drawing is sold for the roof fund.",
        ],
      },
    ],
  },
  operations: {
    setting: "The yard keeps a small town running: tanks, wires, ferries, trams, whatever hums. Crews of {n} come and go through one gate, boots are rinsed in the trough, and word is passed by chalk on slates in {room} as well as by screen. {person} paints the slates afresh every spring.",
    papers: [
      {
        name: "boot trough notes",
        lines: [
          "The tap drips less since {person} changed the washer.",
          "Brushes hang on a chain, hard on the left, soft on the right.",
          "Ice forms in {room} in January, so throw grit.",
          "Waders dry upside down on pegs, {n} of them.",
          "A frog has moved in, please let it out by the drain.",
          "Laces and dubbin are on sale on {day}.",
          "The mat was shaken out on {date}.",
        ],
      },
      {
        name: "tug of war team",
        lines: [
          "Training behind {room} from {time}.",
          "{person} anchors, on account of the boots.",
          "The rope is hemp, {n} metres, kept dry.",
          "Against the tram depot on {day}, then sausages.",
          "Gloves are held to be cheating by the old hands.",
          "A song sets the rhythm, slow at first.",
          "Shirts in green were dyed at home and run.",
        ],
      },
    ],
  },
};
