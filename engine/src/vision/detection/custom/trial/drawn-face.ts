import type { Box } from '../../box.ts';

/** The colours of a person. */
export interface Person {
  readonly skin: string;
  /** The skin where it is in the shade. */
  readonly shade: string;
  readonly hair: string;
  readonly lips: string;
  readonly clothes: string;
}

/** Where the face is in the drawing, in its own units, of which it is 400 wide and 480 high. */
const FACE: Box = { left: 112, top: 112, width: 176, height: 248 };
export const FACE_WIDTH = 400;
export const FACE_HEIGHT = 480;

/** Where the face of a person that is drawn at a place is. */
export function faceAt(left: number, top: number, scale: number): Box {
  return {
    left: left + FACE.left * scale,
    top: top + FACE.top * scale,
    width: FACE.width * scale,
    height: FACE.height * scale,
  };
}

/** Head and shoulders of a person seen from the front, soft as in a photo: detectors of faces take lines for nothing. */
export function drawnPerson({ skin, shade, hair, lips, clothes }: Person): string {
  return `
<defs>
<radialGradient id="skin" cx="45%" cy="42%" r="62%"><stop offset=".65" stop-color="${skin}"/><stop offset="1" stop-color="${shade}"/></radialGradient>
<filter id="soft"><feGaussianBlur stdDeviation="2"/></filter>
<filter id="softer"><feGaussianBlur stdDeviation="6"/></filter>
<filter id="softest"><feGaussianBlur stdDeviation="12"/></filter>
</defs>
<path d="M60 480Q70 400 150 385H250Q330 400 340 480Z" fill="${clothes}"/>
<path d="M160 330V395Q200 425 240 395V330Z" fill="${shade}"/>
<path d="M95 210Q80 60 200 55Q320 60 305 210L300 250H100Z" fill="${hair}" filter="url(#soft)"/>
<ellipse cx="104" cy="225" rx="14" ry="28" fill="${shade}"/><ellipse cx="296" cy="225" rx="14" ry="28" fill="${shade}"/>
<path d="M110 200Q110 95 200 95Q290 95 290 200Q290 290 250 335Q225 362 200 362Q175 362 150 335Q110 290 110 200Z" fill="url(#skin)"/>
<path d="M108 190Q120 100 200 92Q280 100 292 190Q280 130 235 122Q190 118 160 130Q122 145 108 190Z" fill="${hair}" filter="url(#soft)"/>
<g filter="url(#softer)" opacity=".55" fill="${shade}"><ellipse cx="158" cy="204" rx="30" ry="16"/><ellipse cx="242" cy="204" rx="30" ry="16"/><path d="M186 205L178 258Q200 275 222 258L214 205" fill="none" stroke="${shade}" stroke-width="8"/><ellipse cx="200" cy="327" rx="28" ry="7"/></g>
<g filter="url(#softest)" opacity=".5" fill="${shade}"><ellipse cx="130" cy="260" rx="16" ry="50"/><ellipse cx="272" cy="260" rx="18" ry="56"/></g>
<g filter="url(#soft)" fill="none">
<path d="M132 180Q155 166 182 178M218 178Q245 166 268 180" stroke="${hair}" stroke-width="9"/>
<path d="M136 206Q158 190 181 207Q158 218 136 206ZM219 207Q242 190 264 206Q242 218 219 207Z" fill="#f2ebe4"/>
<g fill="#2b1c12"><circle cx="159" cy="204" r="9"/><circle cx="241" cy="204" r="9"/></g>
<path d="M134 205Q158 186 183 206M217 206Q242 186 266 205" stroke="#2a1a12" stroke-width="4"/>
<g fill="#3a2016"><ellipse cx="188" cy="265" rx="7" ry="4"/><ellipse cx="212" cy="265" rx="7" ry="4"/></g>
<path d="M176 262Q172 252 180 246M224 262Q228 252 220 246" stroke="${shade}" stroke-width="4"/>
<path d="M160 304Q185 292 200 298Q215 292 240 304Q215 312 200 309Q185 312 160 304ZM162 305Q200 330 238 305Q200 311 162 305Z" fill="${lips}"/>
<path d="M160 304Q200 314 240 304" stroke="#4b2220" stroke-width="3"/>
</g>
<ellipse cx="196" cy="235" rx="8" ry="22" fill="#fff" opacity=".18" filter="url(#softer)"/>
<ellipse cx="185" cy="135" rx="40" ry="18" fill="#fff" opacity=".14" filter="url(#softest)"/>`;
}
