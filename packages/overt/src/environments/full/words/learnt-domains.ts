import type { FullWording } from "../wording.ts";

export const LEARNT_DOMAINS: FullWording["domains"] = {
  planning: {
    setting: "This is a planning office with {n} regular clients, among them a ferry line, two sports clubs and the town's fair. Most of the day goes into making things fit: people into rotas, lorries into gates, stalls into squares. The great wall chart hangs in {room} and is held up by magnets shaped like fruit.",
    papers: [
      {
        name: "fair stall sketches",
        lines: [
          "Honey next to candles, they get along.",
          "{person} wants the carousel nearer to the trees.",
          "Stalls are {n} paces deep, awnings a bit more.",
          "Power for the waffle irons comes out of {room}.",
          "The fortune teller asked for a dark corner.",
          "Set-up from {time}, vans out before the band comes.",
          "On {day} a rehearsal with ropes and chalk.",
        ],
      },
      {
        name: "fruit magnet legend",
        lines: [
          "Bananas are ferries, cherries are coaches.",
          "{person} lost the pineapple, so a lemon stands in for it.",
          "Grapes mean that a team is on holiday.",
          "The board in {room} holds about {n} of them.",
          "Apples, red or green, mark sports days.",
          "On {day} everything is moved one column to the left.",
          "A melon was ordered by mistake, it is too heavy.",
        ],
      },
    ],
  },
  mathematics: {
    setting: "The unit does arithmetic for others: averages for a weather page, areas for gardeners, odds for a lottery that gives to sports. Work is split among {n} colleagues with very different hand calculators. There is a whiteboard in {room} that nobody wipes without asking whose it is.",
    papers: [
      {
        name: "calculator museum",
        lines: [
          "The crank machine came by sea and weighs {n} kilos.",
          "{person} oils it on {day}, with sewing machine oil.",
          "Green digits glow in the one from the seventies.",
          "Solar ones lie asleep in {room}, away from the lamp.",
          "An abacus with a bead too few hangs by the door.",
          "Visitors at {time} may press all the keys.",
          "Donations are welcome, plugs or no plugs.",
        ],
      },
      {
        name: "whiteboard claims",
        lines: [
          "Upper left is held by {person}, until the sketch is copied.",
          "The duck in the middle stays, by vote.",
          "Pens: blue is fresh, orange is on its last legs.",
          "In {room} the sponge is damp after {time}.",
          "A riddle about {n} coins waits at the bottom.",
          "Magnets hold the pizza menu.",
          "On {day} the whole of it gets photographed.",
        ],
      },
    ],
  },
  science: {
    setting: "The institute sits at the edge of a wood and has {n} rooms, most of them with a view of it. Groups come for a season with their crates, measure what they came to measure and leave a jar of something in {room}. The permanent staff keeps the lamps lit and the kettles full.",
    papers: [
      {
        name: "jar shelf",
        lines: [
          "Moss from the north slope, in vinegar, left by {person}.",
          "A pine cone that opens when it is dry.",
          "Sand of {n} beaches in one jar, in layers.",
          "The jar without a label hums, or so it is said in {room}.",
          "Dust once a month, with the goose feather.",
          "School visits at {time} love the beetle.",
          "Jars for sale at the {day} market are copies.",
        ],
      },
      {
        name: "wood path notes",
        lines: [
          "A spruce lies over the second bend, climb or go round.",
          "{person} hung a bat box by the spring.",
          "The bench has been given new slats.",
          "Mushrooms are plentiful, {n} kinds on one walk.",
          "Deer come to the clearing about {time}.",
          "On {day} the foresters are out with horses.",
          "Lanterns can be had in {room} for the way home.",
        ],
      },
    ],
  },
  medicine: {
    setting: "The practice house has {n} consulting rooms, a waiting room with fish and a garden that patients may walk in. Doctors rotate, the reception does not, and it knows every child by name. Lunch is cooked in {room} by {person}, who used to be a ship's cook and still rings a bell.",
    papers: [
      {
        name: "fish tank care",
        lines: [
          "Flakes at {time}, a pinch and not a fistful.",
          "The orange one is called Admiral.",
          "{person} cleans the glass on {day} with a magnet.",
          "Snails came along with the weed and may stay.",
          "The pump burbles when the level sinks below the line.",
          "Children may tap with one finger, gently.",
          "A castle of clay was fired in {room}, {n} turrets.",
        ],
      },
      {
        name: "waiting room magazines",
        lines: [
          "Gardening and sailing arrive on {day}.",
          "Crosswords are torn out by the second week.",
          "{person} subscribes us to the one about steam engines.",
          "Picture books live in the crate by the sofa.",
          "Issues from before {date} go to {room}.",
          "{n} comics were brought in by a grandfather.",
          "Large print is asked for a lot.",
        ],
      },
    ],
  },
  coding: {
    setting: "The workshop looks after programs that run vending machines, pumps and a few websites. It has {n} developers and a row of test devices in {room}, each with a paper flag. Work is talked over on a long walk after lunch, and written down before everybody has forgotten it.",
    papers: [
      {
        name: "paper flag meanings",
        lines: [
          "A blue flag: somebody is flashing it, hands off.",
          "Striped flags were made by the children of {person}.",
          "White is for idle, of which there are {n}.",
          "The pirate flag has no meaning but looks good.",
          "Sticks are skewers from the barbecue in {room}.",
          "Flags are ironed on {day}, no joke.",
          "After {time} the whole row blinks, it is a demo.",
        ],
      },
      {
        name: "walk talk topics",
        lines: [
          "{person}: is the vending machine haunted?",
          "Tabs and blanks, the eternal topic, {n} minutes at most.",
          "How to say no to a pump that wants to be a website.",
          "On {day} we go round by the ice cream van.",
          "A demo of the new font in {room} when we are back.",
          "Names for the two hamsters, suggestions in the hat.",
          "Back by {time}, in dry socks.",
        ],
      },
    ],
  },
  finance: {
    setting: "The agency keeps books and moves money for workshops, orchards and a bowling alley. Clients drop in with shoe boxes and leave with folders. There are {n} of you on the second floor, two adding machines that nobody will throw out, and in {room} a sofa for clients who have to sit down.",
    papers: [
      {
        name: "shoe box etiquette",
        lines: [
          "A lid is nice, a string is nicer.",
          "{person} sorts by colour first, which helps more than one would think.",
          "Sand, crumbs and feathers are shaken out in {room}.",
          "The orchard sends its box with apples on top, {n} last time.",
          "Empty boxes go to the school for its puppet stage.",
          "On {day} at {time} the bowling people come by.",
          "Boots boxes hold a quarter, shoe boxes a month.",
        ],
      },
      {
        name: "sofa reupholstery",
        lines: [
          "Three fabrics are pinned up in {room}: moss, brick and stripes.",
          "{person} favours stripes, the rest are silent.",
          "The springs are good for {n} years still.",
          "The upholsterer calls at {time} on {day}.",
          "Coins found in the cracks paid for biscuits.",
          "A cushion was knitted by a client.",
          "Feet of beech, turned by the workshop next door.",
        ],
      },
    ],
  },
  law: {
    setting: "The office deals with papers that have to be right: deeds, wills, claims, applications by the dozen. It has {n} rooms on one long corridor with a runner on which a tricycle was once ridden. Clients wait in {room} under a painted ceiling, and {person} brings them lime blossom tea.",
    papers: [
      {
        name: "ceiling restoration",
        lines: [
          "The second cherub has got his nose back.",
          "{person} holds the ladder, {person} the brush.",
          "Blue was mixed {n} times until it was the blue.",
          "Dust sheets lie in {room}, please walk round them.",
          "The painter whistles from {time} on, mostly opera.",
          "A cloud turned out to be a sheep.",
          "On {day} the scaffold moves to the window.",
        ],
      },
      {
        name: "tea for clients",
        lines: [
          "Lime blossom is from the tree in the yard.",
          "Cups with gold rims are for weddings.",
          "{person} warms the pot first, a matter of honour.",
          "Honey stands in {room}, with a wooden dipper.",
          "About {n} pots a day in winter.",
          "Biscuits are baked on {day} and gone by {time}.",
          "Whoever takes milk says when.",
        ],
      },
    ],
  },
  operations: {
    setting: "The plant turns raw stuff into useful stuff and has done so for longer than anyone here can tell. {n} people work by day and fewer by night. Gauges, gates and belts have names, as ships have. News hangs on the cork board in {room}, next to the menu and a drawing of the founder's goat.",
    papers: [
      {
        name: "cork board tidy",
        lines: [
          "Pins with a white head are for news, all others for fun.",
          "{person} takes old flyers down on {day}.",
          "The goat drawing is to hang straight.",
          "A kitten was given away by way of this board, {n} calls.",
          "In {room} the light is better, so small print goes there.",
          "String links the photos of the outing.",
          "After {time} the board belongs to the night people.",
        ],
      },
      {
        name: "belt nicknames",
        lines: [
          "Big Bertha runs along the wall and hums in G.",
          "The short one in {room} is Minnow.",
          "{person} named the new one after an aunt.",
          "Gates are named for rivers, {n} so far.",
          "Old hands still say the Tuesday belt, nobody knows why.",
          "A plate of brass is engraved on {day}.",
          "Visitors get a list at {time}, with drawings.",
        ],
      },
    ],
  },
};
