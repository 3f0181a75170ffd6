import type { FullWording } from "../wording.ts";

export const VALIDATION_DOMAINS: FullWording["domains"] = {
  planning: {
    setting: "A team of {n} arranges things for the whole quarter: who plays where, which street is closed for dancing, when the fountain runs. Its maps cover the floor of {room} and people walk on them in socks. There is always one more wish than there are hours, and nobody seems to mind.",
    papers: [
      {
        name: "dance street wishes",
        lines: [
          "The lower lane asks for an earlier start, on account of infants.",
          "{person} hopes for paper lamps, {n} strings.",
          "A stage of barrels would do.",
          "From {room} one has the best view of the procession.",
          "Orange sellers would like to stand in a ring.",
          "Sweepers begin at {time}, with music.",
          "On {day} a try-out with two guitars.",
        ],
      },
      {
        name: "sock map etiquette",
        lines: [
          "Woollen socks glide, cotton ones grip.",
          "{person} mends holes while we talk.",
          "Rivers on the map are not to be jumped.",
          "Tacks are counted, {n} in the cork.",
          "In {room} the harbour lies by the stove.",
          "Rolled up on {day}, laid out again by {time}.",
          "A toy tram shows where we are.",
        ],
      },
    ],
  },
  mathematics: {
    setting: "Numbers are this team's trade: it reckons for tilers, astronomers and a guild of bakers. The {n} members sit round one table of marble, on which one can write and wipe. {person} is said to have counted the tiles of {room} twice, with two results, both of which are on display.",
    papers: [
      {
        name: "tile count legend",
        lines: [
          "First count, by daylight, with a stick.",
          "Second count, by lamp, humming.",
          "{person} leans to the greater, {person} to the lesser.",
          "Half tiles in {room} are the crux.",
          "A third count is set for {day} at {time}.",
          "The cat sat on {n} of them.",
          "Bets are placed in almonds.",
        ],
      },
      {
        name: "marble table care",
        lines: [
          "Chalk only, ink sinks in.",
          "Lemon juice is the enemy, says {person}.",
          "Wiped with a damp cloth at {time}.",
          "A fossil shows near the edge by {room}.",
          "Elbows have worn {n} hollows.",
          "On {day} it is polished with felt.",
          "Coasters of cork, please.",
        ],
      },
    ],
  },
  science: {
    setting: "The house of {n} windows was built for looking at stars and now looks at nearly everything. Instruments stand in the garden under hoods, guests sleep in {room}, and whoever is awake at night waters the tomatoes. What is found is told first at breakfast, to much nodding.",
    papers: [
      {
        name: "tomato night shift",
        lines: [
          "Two cans at {time}, one more at dawn.",
          "The moths prefer the yellow lamp.",
          "{person} sings to the row by the wall.",
          "Split fruit is for the tortoise.",
          "Twine hangs in {room}, cut it long.",
          "{n} kinds this year, one of them black.",
          "A tasting is held on {day}, with salt.",
        ],
      },
      {
        name: "guest bed list",
        lines: [
          "The bed by the stove is short, for short guests.",
          "{person} snores like a ferry and has the far end of {room}.",
          "Mosquito nets: {n}, one with a bow.",
          "Quilts are sunned on {day}.",
          "The rooster begins at {time}, ear plugs are in the dish.",
          "Books left behind make up the night shelf.",
          "A hot brick for the feet can be had.",
        ],
      },
    ],
  },
  medicine: {
    setting: "The health house stands on a square with orange trees, and its doors are never quite closed. {n} people of all trades work in it, from midwife to shoemaker. Those who wait play dominoes in {room}. The old bell over the gate is rung for each birth, twice for twins.",
    papers: [
      {
        name: "domino league",
        lines: [
          "{person} leads by {n} games, unbearably.",
          "Tables in {room}, the wobbly one is for guests.",
          "Slamming of tiles only until {time}.",
          "The double six has been found in a slipper.",
          "On {day} the square plays the upper town.",
          "Score is kept in beans.",
          "Onlookers hush, that is the custom.",
        ],
      },
      {
        name: "orange harvest",
        lines: [
          "The trees are bitter ones, fit for marmalade.",
          "{person} stirs in {room}, stand clear.",
          "Ladders out on {day}, from {time}.",
          "{n} crates last year, fewer jars than crates.",
          "Peel is dried on strings.",
          "Blossom water is made by the shoemaker.",
          "Pips are set in sugar, wait a night.",
        ],
      },
    ],
  },
  coding: {
    setting: "The collective writes programs for bus stops, bakeries and a lighthouse, by the light of {n} screens. It owns a lemon press, a loom and too many cables. Design is argued over in {room}, standing, with a hand on the loom, since {person} found that weaving calms a quarrel.",
    papers: [
      {
        name: "loom pattern book",
        lines: [
          "Pattern one: waves, two shuttles.",
          "{person} weaves bus routes, to scale.",
          "Warp of {n} threads, linen.",
          "The pedal in {room} squeals in dry air.",
          "On {day} we dye with onion skins.",
          "A scarf for the lighthouse keeper is on the beam.",
          "Loose ends are tucked in by {time}.",
        ],
      },
      {
        name: "lemon press manual",
        lines: [
          "Halve, place, lean; that is all.",
          "{person} has a lever arm like no other.",
          "Pips go to the patio, rinds to {room}.",
          "{n} lemons fill the carafe.",
          "Wash at once, or it sticks until {day}.",
          "Mint grows by the step.",
          "Served at {time}, with the long spoon.",
        ],
      },
    ],
  },
  finance: {
    setting: "The society lends and saves for fishermen, potters and everyone's cousins, and its books go back to goose quills. {n} members take turns at the grille. Money is counted in {room} to the sound of a metronome. On feast days the society gives out almond cakes, and queues go round the square.",
    papers: [
      {
        name: "almond cake day",
        lines: [
          "Trays from the baker at {time}, still steaming.",
          "{person} dusts, {person} wraps.",
          "Paper with swirls is stacked in {room}.",
          "{n} cakes for the school, in a hat box.",
          "The queue gets a fiddler.",
          "Crumbs belong to the sparrows.",
          "On {day} the tins are given back.",
        ],
      },
      {
        name: "goose quill class",
        lines: [
          "Cut on the slant, slit, and breathe.",
          "{person} mixes ink out of galls.",
          "Tables face the light in {room}.",
          "{n} quills a goose, kindly moulted.",
          "Capitals on {day}, small letters the week after.",
          "Sand instead of blotting paper, for the fun of it.",
          "Aprons on by {time}.",
        ],
      },
    ],
  },
  law: {
    setting: "The house of letters draws up, stores and argues about documents, for boat owners, bakers and a good many heirs. It has {n} cabinets and one key ring as large as a plate. Whoever has the ring jingles; one hears where {person} is. Hearings are rehearsed in {room}, with hats.",
    papers: [
      {
        name: "hat rehearsal",
        lines: [
          "The tall hat is the judge, the cap is the witness box.",
          "{person} weeps on cue, applause.",
          "Chairs in {room} face the window.",
          "Lines may be sung, once.",
          "{n} hats are moth free.",
          "On {day} at {time} with the school.",
          "A feather stays a feather.",
        ],
      },
      {
        name: "cabinet wood care",
        lines: [
          "Beeswax for walnut, oil for olive.",
          "{person} rubs along the grain.",
          "Drawers of {room} swell in the rains.",
          "A bag of lavender in each of {n}.",
          "Hinges sing when it is going to storm.",
          "Aired on {day} from {time}.",
          "Woodworm was a false alarm, it was a child with a nail.",
        ],
      },
    ],
  },
  operations: {
    setting: "The works keeps lights, pumps and kilns going along the whole bay, in heat that makes the air wobble. {n} hands share three hats with a lamp. Orders are called across the yard and typed later. By the gate of {room} a parched fig tree has been promised rain by every foreman so far.",
    papers: [
      {
        name: "fig tree betting",
        lines: [
          "Rain by {day}, says {person}, three figs on it.",
          "Clouds were seen at {time}, small ones.",
          "The bucket from {room} does not count.",
          "{n} leaves on the lower branch.",
          "A goat got in and was led off.",
          "The well sings, which is a sign of something.",
          "Winnings are paid out in shade.",
        ],
      },
      {
        name: "lamp hat turns",
        lines: [
          "Hat one sits tight, hat three has a wobble.",
          "{person} wears it back to front.",
          "Wicks are trimmed in {room}.",
          "Turns go by the moon, {n} nights each.",
          "On {day} the brims get whitewash.",
          "Straw below, tin above.",
          "Back on the nail by {time}.",
        ],
      },
    ],
  },
};
