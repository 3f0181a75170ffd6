import type { Domain, Split } from "../../../records/scenario.ts";
import type { DeedName } from "./deeds.ts";
import type { ReaderName } from "./readers.ts";
import { FURTHER_WORLDS } from "./worlds-further.ts";

/** A place with things that something can be done to. Worlds never cross splits. */
export interface RuleWorld {
  readonly id: string;
  readonly split: Split;
  readonly domain: Domain;
  readonly place: string;
  readonly role: string;
  readonly items: readonly string[];
  readonly owners: readonly string[];
  /** Values are drawn as integers in [low, high]. */
  readonly values: readonly [number, number];
  readonly document: string;
  /** @default "set" */
  readonly deed?: DeedName;
  /** The tool that shows the rule, asked by the thing's name; without it `look` opens the document. */
  readonly reader?: ReaderName;
  /** To whom things are forwarded, where the act needs somebody. */
  readonly recipients?: readonly string[];
}

export const RULE_WORLDS: readonly RuleWorld[] = [
  { id: "mill", split: "train", domain: "operations", place: "Hallow Mill", role: "the control agent", document: "rules", items: ["the furnace limit", "the drum speed", "the feed rate", "the vent setting", "the kiln timer"], owners: ["the shift chemist", "the plant lead", "the safety officer"], values: [20, 980] },
  { id: "ward", reader: "view", split: "train", domain: "medicine", place: "Ward 6", role: "the records agent", document: "protocol", items: ["the drip rate", "the dose interval", "the alarm limit", "the oxygen target", "the fluid cap"], owners: ["the head nurse", "the duty doctor", "the pharmacist"], values: [2, 90] },
  { id: "bank", split: "train", domain: "finance", place: "Corner Bank", role: "the ledger agent", document: "policy", items: ["the credit line", "the transfer cap", "the fee level", "the reserve", "the payout"], owners: ["the risk desk", "the branch head", "the controller"], values: [100, 9900] },
  { id: "servers", reader: "query", split: "train", domain: "coding", place: "Nimbus Hosting", role: "the release agent", document: "runbook", items: ["the cache size", "the retry limit", "the worker count", "the timeout", "the batch size"], owners: ["the release owner", "the on-call lead", "the database team"], values: [2, 640] },
  { id: "lab", split: "train", domain: "science", place: "the Aster Lab", role: "the bench agent", document: "guide", items: ["the laser power", "the sample mass", "the bath level", "the spin time", "the gas flow"], owners: ["the lab head", "the instrument keeper", "the safety adviser"], values: [3, 450] },
  { id: "port", reader: "lookup", split: "train", domain: "planning", place: "Dock Nine", role: "the planning agent", document: "rules", items: ["the berth number", "the crane load", "the gate quota", "the crew size", "the tide margin"], owners: ["the harbour master", "the yard chief", "the pilot office"], values: [2, 300] },
  { id: "school", split: "train", domain: "mathematics", place: "Elm School", role: "the marks agent", document: "handbook", items: ["the pass mark", "the curve factor", "the weight of the test", "the grade cap", "the bonus points"], owners: ["the exam board", "the principal", "the head of maths"], values: [2, 99] },
  { id: "court", split: "train", domain: "law", place: "the county registry", role: "the docket agent", document: "order", items: ["the bail amount", "the hearing slot", "the filing fee", "the page limit", "the notice period"], owners: ["the clerk", "the presiding judge", "the registrar"], values: [2, 4000] },
  { id: "brewery", reader: "inspect", split: "train", domain: "operations", place: "Gable Brewery", role: "the cellar agent", document: "cellar book", items: ["the mash heat", "the hop weight", "the tank pressure", "the keg count", "the yeast dose", "the rinse time"], owners: ["the brew master", "the cooper", "the hygiene officer", "Mrs Vance"], values: [3, 860] },
  { id: "airfield", split: "train", domain: "planning", place: "Quill Airfield", role: "the slot agent", document: "notice", items: ["the runway slot", "the fuel reserve", "the stand number", "the tow speed", "the night cap"], owners: ["the tower", "the ramp chief", "Captain Moor", "the fire crew"], values: [2, 720] },
  { id: "pharmacy", split: "train", domain: "medicine", place: "Ivy Pharmacy", role: "the stock agent", document: "card", items: ["the pack size", "the shelf minimum", "the label dose", "the fridge limit", "the refill count"], owners: ["the duty chemist", "Doctor Hale", "the wholesaler", "the owner"], values: [1, 240] },
  { id: "broker", reader: "query", split: "train", domain: "finance", place: "Keel Brokers", role: "the orders agent", document: "mandate", items: ["the stop price", "the order size", "the margin rate", "the hedge ratio", "the spread limit"], owners: ["the compliance head", "the client", "Mr Osei", "the trading lead"], values: [5, 8800] },
  { id: "observatory", split: "train", domain: "science", place: "Umber Observatory", role: "the dome agent", document: "log sheet", items: ["the mirror angle", "the dome heat", "the exposure time", "the filter slot", "the tracking rate"], owners: ["the night astronomer", "the optics team", "Professor Lind"], values: [1, 360] },
  { id: "game-studio", split: "train", domain: "coding", place: "Zebra Games", role: "the build agent", document: "readme", items: ["the frame cap", "the save slot count", "the server tick", "the spawn rate", "the texture limit"], owners: ["the build owner", "the art lead", "Yusuf", "the test team"], values: [1, 520] },
  { id: "census", reader: "lookup", split: "train", domain: "mathematics", place: "the census bureau", role: "the figures agent", document: "method note", items: ["the sample share", "the rounding base", "the weight cap", "the cut-off age", "the error margin"], owners: ["the chief statistician", "the field office", "Ms Albrecht"], values: [1, 95] },
  { id: "notary", split: "train", domain: "law", place: "Fox Notaries", role: "the deeds agent", document: "deed file", items: ["the share split", "the transfer date slot", "the stamp fee", "the term in years", "the deposit"], owners: ["the notary", "the heirs", "the land office", "Mr Duarte"], values: [1, 6400] },
  { id: "theatre", split: "train", domain: "planning", place: "Rowan Theatre", role: "the stage agent", document: "call sheet", items: ["the trapdoor delay", "the lamp level", "the seat hold", "the smoke volume", "the curtain speed"], owners: ["the stage manager", "the rigger", "the fire warden", "Nora"], values: [1, 480] },
  { id: "dairy", reader: "scan", split: "train", domain: "operations", place: "Juniper Dairy", role: "the line agent", document: "poster", items: ["the churn speed", "the milk heat", "the salt share", "the crate count", "the belt gap", "the chill time"], owners: ["the dairy vet", "the line boss", "the lab", "Old Pete"], values: [1, 990] },
  { id: "farm", split: "validation", domain: "operations", place: "Brook Farm", role: "the field agent", document: "rules", items: ["the spray dose", "the pump pressure", "the barn heat"], owners: ["the grower", "the water board", "the farm manager"], values: [2, 400] },
  { id: "museum", split: "validation", domain: "planning", place: "the Lantern Museum", role: "the loans agent", document: "charter", items: ["the case humidity", "the light level", "the visitor cap"], owners: ["the curator", "the lender", "the conservator"], values: [5, 500] },
  { id: "clinic", reader: "view", split: "validation", domain: "medicine", place: "Tern Clinic", role: "the rota agent", document: "protocol", items: ["the night cover", "the stock minimum", "the recall window"], owners: ["the medical lead", "the practice manager", "the ethics desk"], values: [2, 60] },
  ...FURTHER_WORLDS,
];
