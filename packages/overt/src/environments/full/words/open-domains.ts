import type { FullWording } from "../wording.ts";

export const OPEN_DOMAINS: FullWording["domains"] = {
  planning: {
    setting: "The house plans for {n} teams that share halls, vehicles and people, and it has moved twice since it was founded. Plans are drawn up for a week ahead, pinned up in {room} and talked over with everybody concerned at a standing meeting. Much of it is habit; some of it lives in heads.",
    papers: [
      {
        name: "hall bookings",
        lines: [
          "The choir has the long hall on {day} from {time}, with the piano.",
          "A wedding of {n} guests takes the terrace in the second week.",
          "{person} wants tables in a horseshoe, not in rows.",
          "The projector goes with whoever is in {room}, and comes back after.",
          "Chess evening moved from {day} to the day after, for the sake of the choir.",
          "Heating is turned up an hour ahead, so that the walls are warm.",
          "The flower market would like the yard in spring, from {time} on.",
        ],
      },
      {
        name: "ideas for next season",
        lines: [
          "A second bus in the afternoon would spare many a long wait, thinks {person}.",
          "Could the market and the flea fair share their stalls? They need {n} each.",
          "Leaflets in a larger print were asked for by the older visitors.",
          "A map on the wall of {room}, with pins, instead of the long lists.",
          "Evening courses could begin at {time}, when the trams run.",
          "{person} knows a school class that would paint the fence.",
          "More benches along the path, please, and one of them in the shade.",
        ],
      },
    ],
  },
  mathematics: {
    setting: "The group works out figures for people who have none of their own: tables, estimates, sums for small firms and for teachers. It is known for plain numbers with their units beside them. There are {n} of you if the trainees are counted, and a cat that belongs to {room}.",
    papers: [
      {
        name: "seminar programme",
        lines: [
          "{person} speaks on knots on {day}, with real rope.",
          "The week after: prime gaps, an overview for beginners, in {room}.",
          "A guest from the coast shows how sundials are laid out.",
          "Tea from {time}, talk a quarter of an hour later, as ever.",
          "The blackboard is back; chalk in {n} colours has been bought.",
          "Students may bring a puzzle, the nicest gets a chocolate.",
          "In the last week everybody walks up the hill with a picnic.",
        ],
      },
      {
        name: "puzzle corner",
        lines: [
          "Three hats, two colours, one mirror: who knows the colour first?",
          "A snail climbs a well of {n} steps and slides back at night.",
          "{person} has found a shorter proof of last month's tiling puzzle.",
          "Matches: move two, and the fish swims the other way.",
          "Which clock is right more often, one that stands or one that lags?",
          "Answers go onto a slip in the jar in {room}, until {day}.",
          "Last month's jar held {n} slips, a good harvest.",
        ],
      },
    ],
  },
  science: {
    setting: "The station was a school once, and the benches still show it. Measurements are taken here, in the field behind the house and on a small boat, by {n} people and their guests. Results go out as short notes. Glass is washed by hand, and the kettle is not for samples.",
    papers: [
      {
        name: "boat diary",
        lines: [
          "Cast off at {time} with a light wind; {person} steered.",
          "Two seals on the sandbank, a grey heron over the reeds.",
          "The new rope holds well but smells of tar.",
          "Engine oil filled up, a can of {n} litres is left in the shed.",
          "On {day} the school class came along, with {n} life jackets.",
          "Fog until noon, so we had breakfast in {room} and mended nets.",
          "The flag is frayed; {person} will sew a hem.",
        ],
      },
      {
        name: "glassware stock",
        lines: [
          "Beakers of the small kind: {n}, of which two have a chip at the rim.",
          "Round flasks stand in {room}, upside down, on the peg board.",
          "Stoppers are sorted by size in the cigar boxes.",
          "{person} has broken a funnel and is sorry; a new one comes on {day}.",
          "Tubing, clear, about {n} metres on the roll.",
          "Brushes wear out fast, please rinse and hang them up.",
          "The drying oven smells better since it was cleaned on the {date}.",
        ],
      },
    ],
  },
  medicine: {
    setting: "The clinic serves a valley of small towns, with {n} beds, a day room and an outpatient corridor that is always full by ten. Nurses, doctors and the office share one kitchen. Families come and go, a harpist plays on {day}, and {person} keeps the flower vases filled.",
    papers: [
      {
        name: "day room programme",
        lines: [
          "Harp on {day} afternoon, chairs in a half circle please.",
          "{person} reads from sea stories at {time}, with biscuits.",
          "Card round in {room}, beginners are welcome.",
          "The therapy dog is called Nelly and likes her ears scratched.",
          "Painting with water colours, aprons hang behind the curtain.",
          "On the {date} the kindergarten sings, about {n} children.",
          "The piano was tuned last week and sounds bright.",
        ],
      },
      {
        name: "linen and laundry",
        lines: [
          "The van comes at {time} and takes the blue sacks.",
          "Bed sheets: {n} stacks in the cupboard by {room}.",
          "Gowns with long ribbons tangle, {person} ties them in pairs.",
          "Towels with a red hem are for the pool.",
          "A machine hums loudly in spin; a mat has been laid below.",
          "Curtains are washed in the week of the {date}.",
          "Wool blankets go to the cleaner in town, not into the drum.",
        ],
      },
    ],
  },
  coding: {
    setting: "The company runs software for shops and schools, on machines in two towns. Code is written in pairs, shipped most days and talked about at a stand-up before lunch. There are {n} services, most of them named after birds, and a wall in {room} full of drawings of how they hang together.",
    papers: [
      {
        name: "naming of services",
        lines: [
          "Birds of the shore are for the front, birds of the wood for the back.",
          "Wren was split in two, and the halves are called Wren and Jenny.",
          "{person} proposes Dipper for the cache, because it bobs.",
          "Owls are taken: all {n} of them are night jobs.",
          "No more gulls, please, nobody can tell them apart on the wall in {room}.",
          "Logos are drawn by {person}, in ink, on {day} evenings.",
          "An old list with fish names can be thrown onto the compost.",
        ],
      },
      {
        name: "editor settings",
        lines: [
          "Two blanks for an indent, and no tabs, says the majority of {n}.",
          "Line ends are those of Unix, whatever the keyboard.",
          "The dark theme of {person} has been added to the shared folder.",
          "Font size grows in the pairing booth of {room}, so sit back.",
          "Key bindings: caps lock is escape on all shared machines.",
          "Spelling is that of the dictionary on the shelf.",
          "Plug-ins are brought up to date on {day} at {time}.",
        ],
      },
    ],
  },
  finance: {
    setting: "The house looks after the money of small savers, clubs and a few firms in the region. There is a counter on the ground floor, a back office in {room}, and a strongroom that is older than the building. About {n} people work here, and the tea trolley comes round at {time}.",
    papers: [
      {
        name: "counter hours",
        lines: [
          "The counter is staffed from {time}, on {day} an hour longer.",
          "Farmers come after milking, so the early hour is busy.",
          "{person} speaks three languages and has the desk by the window.",
          "Coins are rolled in {room}, and the machine rattles.",
          "On the day of the fair we close for lunch, as the street is shut to cars.",
          "Pens on chains have been renewed, all {n} of them.",
          "Sweets in the bowl are for children, in theory.",
        ],
      },
      {
        name: "branch newsletter",
        lines: [
          "{person} celebrates ten years with us on the {date}, with buns in {room}.",
          "The savings week for schools drew {n} classes, with piggy banks of clay.",
          "Our football team has lost again, but by less.",
          "A painting by a local artist hangs in the stairwell until autumn.",
          "The roof garden now has bees, and soon perhaps honey.",
          "Shirts with the old emblem may be worn out at home.",
          "Next issue in a month; stories go to {person}.",
        ],
      },
    ],
  },
  law: {
    setting: "The chambers share a house with a bakery, and the stairs smell of bread until noon. Matters come from the whole county: tenancies, wills, boundaries, now and then a bigger one. {n} people work here, and the library in {room} is open to all of them, slippers included.",
    papers: [
      {
        name: "library shelves",
        lines: [
          "County histories stand in {room}, from the floor up to the knee.",
          "The loose-leaf volumes were brought up to date on the {date} by {person}.",
          "Dictionaries are by the lamp, with a magnifying glass on a string.",
          "Bound journals of before the war went to the cellar, {n} crates.",
          "A step stool with wheels is handy but rolls, so mind your footing.",
          "Whoever takes a volume home leaves a card in its place.",
          "Dusting on {day}, from left to right.",
        ],
      },
      {
        name: "court bus times",
        lines: [
          "The bus to the assize town goes at {time} from the church.",
          "Coming back, the one at the quarter past is less full.",
          "Line {n} is longer but has a view of the weir.",
          "{person} gives lifts on {day}, there is room for two and a wig box.",
          "The taxi of the widow by the bridge takes cards now.",
          "Gowns may be left in {room}, in the tall cupboard.",
          "In snow, set out an hour before.",
        ],
      },
    ],
  },
  operations: {
    setting: "The site works round the clock in three shifts, with {n} people on the floor and a handful in the office above. Things arrive by lorry and by rail, and leave in smaller vans. It is loud below, so most word goes by screen. The night shift makes the best coffee, in {room}.",
    papers: [
      {
        name: "shift swaps",
        lines: [
          "{person} takes the late turn on {day} in exchange for the early one.",
          "Those with small children begin at {time} where it can be done.",
          "The band rehearses on {day}, so the brass section is off from noon.",
          "{person} would give away the first night of the month for a cake.",
          "{n} swaps in all, a quiet month.",
          "A list for the holidays hangs in {room}; pencil only.",
          "Thanks to {person} for standing in on the {date}.",
        ],
      },
      {
        name: "tool crib notes",
        lines: [
          "The long spanners hang on the left, shorter ones follow by size.",
          "Gloves in all sizes but nine, which come on {day}.",
          "{person} has painted outlines on the board, so that gaps show.",
          "A torch is in the lower drawer of {room}, with {n} spare cells.",
          "Oil rags go into the tin with the lid.",
          "The grinder squeaks; a drop of oil on the {date} helped.",
          "Ladders are chained to the wall, the shortest one is in front.",
        ],
      },
    ],
  },
};
