"""Acts and their objects as an auditor reads them. A test demands a word for every action of the domain."""

ACTS = {
    "units.register_area": "登记区划",
    "units.register_unit": "登记单位",
    "units.open_post": "设岗位",
    "units.appoint": "安排任职",
    "units.hand_over": "交接岗位",
    "units.delegate": "授权代理",
    "units.end_delegation": "停止代理",
    "accounts.register_user": "开设账号",
    "accounts.install_administrator": "设立首任管理员",
    "accounts.grant_role": "授予角色",
    "accounts.close_account": "注销账号",
    "accounts.issue_code": "发一次性口令",
    "accounts.redeem_code": "用一次性口令设密码",
    "accounts.change_password": "更改密码",
    "accounts.reset_factors": "重置第二因素",
    "accounts.note_factors": "变更第二因素",
    "accounts.begin_stay": "登录",
    "accounts.end_stay": "退出",
    "files.keep_file": "留存文件",
    "projects.set_up_list": "建立清单",
    "projects.register_listing": "登记实事",
    "projects.adopt_works": "列入另一清单",
    "projects.amend_work": "修改实事",
    "projects.set_plan": "设定计划进度",
    "projects.allocate": "分解任务",
    "projects.place_site": "登记点位",
    "projects.record_stage": "登记阶段",
    "projects.record_change": "登记变更",
    "reporting.open_period": "开启报告期",
    "reporting.submit_report": "报送",
    "reporting.review_report": "审核",
    "reporting.confirm_report": "确认报告",
    "intake.apply_lists": "导入清单",
    "intake.apply_reports": "导入月报",
    "intake.remember_answer": "记住答复",
    "statistics.freeze_period": "固定一期数字",
    "bulletins.compose_bulletin": "编制通报",
    "bulletins.render_bulletin": "生成通报文件",
}


def act_name(act: str) -> str:
    """An act that came with a later version keeps its own name until somebody gives it a word."""
    return ACTS.get(act, act)
