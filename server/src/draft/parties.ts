/** The shape of a party's name: a capital, at most six words, no sentence. */
export const PARTY_SHAPE =
  /^(?=.{2,60}$)\p{Lu}[\p{L}\p{M}\d.'’+-]*(?:\s(?:of|and|the|for|de|des|du|del|la|et|y)(?=\s)|\s[\p{Lu}\d(][\p{L}\p{M}\d.'’+)-]*){0,7}$/u;

/** Groups that negotiate together. */
const GROUPS =
  'G77|G-77|G77 and China|G77+China|China|EU|European Union|CANZ|JUSCANZ|JUSSCANNZ|AOSIS|SIDS|LDCs|LDC Group|LLDCs|African Group|' +
  'Africa Group|AGN|Arab Group|LMDC|LMDCs|CARICOM|ALBA|AILAC|GRULAC|WEOG|EIG|Umbrella Group|ASEAN|BRICS|BASIC|' +
  'CELAC|OIC|NAM|EEU|MIKTA|PIF|PSIDS|Group of 77|Group of Friends|Holy See|Co-Chairs|Co-facilitators|Chair|' +
  'Secretariat|Palestine|State of Palestine|Coalition for Rainforest Nations|Like-Minded Group|LMG|Nordics|Mountain Group';

/** Member States by the short names that drafts use. */
const STATES =
  'Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|' +
  'Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|' +
  'Botswana|Brazil|Brunei|Brunei Darussalam|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cambodia|Cameroon|Canada|' +
  'Central African Republic|Chad|Chile|Colombia|Comoros|Congo|Costa Rica|Côte d’Ivoire|Croatia|Cuba|Cyprus|' +
  'Czechia|Czech Republic|Denmark|Djibouti|Dominica|Dominican Republic|DPRK|DR Congo|DRC|Ecuador|Egypt|' +
  'El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|' +
  'Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|' +
  'Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kuwait|' +
  'Kyrgyzstan|Lao PDR|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|' +
  'Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|' +
  'Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|' +
  'Nigeria|North Macedonia|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|' +
  'Portugal|Qatar|Republic of Korea|ROK|Romania|Russia|Russian Federation|Rwanda|Saint Kitts and Nevis|' +
  'Saint Lucia|Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe|Saudi Arabia|Senegal|' +
  'Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Sudan|' +
  'Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga|' +
  'Trinidad and Tobago|Tunisia|Türkiye|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|UAE|United Arab Emirates|UK|' +
  'United Kingdom|US|USA|United States|United States of America|Uruguay|Uzbekistan|Vanuatu|Venezuela|Viet Nam|' +
  'Vietnam|Yemen|Zambia|Zimbabwe';

const known: ReadonlySet<string> = new Set(`${GROUPS}|${STATES}`.split('|'));

/** True for a Member State or a group of them, by a name that drafts use. */
export function isParty(name: string): boolean {
  return known.has(name.replace(/[.*_]+$/, '').replace(/^the\s/i, ''));
}
