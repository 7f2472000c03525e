// What the pages' HTML is held to. A rule that is switched off has its reason.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {},
};
