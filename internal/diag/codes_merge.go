package diag

var mergeCodes = []Code{}
