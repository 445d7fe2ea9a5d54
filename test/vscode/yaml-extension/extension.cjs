/** The interface of Red Hat's extension for others, as far as ours uses it. */
exports.activate = () => {
  const contributors = [];
  return {
    contributors,
    registerContributor: (scheme, requestSchema, requestSchemaContent, label) => {
      contributors.push({ scheme, requestSchema, requestSchemaContent, label });
      return true;
    },
  };
};
